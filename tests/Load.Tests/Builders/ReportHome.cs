using System.IO.Compression;
using InsightsEtl.Extract;
using InsightsEtl.Load.Reports;

namespace InsightsEtl.Load.Tests;

/// <summary>A warehouse with a folder for its report files.</summary>
sealed class ReportHome(Warehouse warehouse) : IAsyncDisposable
{
    public Warehouse Warehouse => warehouse;

    public string Path { get; } = Directory.CreateTempSubdirectory("insights-reports-").FullName;

    public ReportFolder Folder => new(Path);

    public static async Task<ReportHome> NewAsync(params DeliveredMonth[] months) => new(await Warehouse.NewAsync(months));

    /// <summary>A run that writes what is due of all datasets, or of those named.</summary>
    public async Task<IReadOnlyList<WrittenReport>?> WriteAsync(string month, params Report[] reports)
    {
        await using var run = await RunLedger.StartAsync(warehouse.ConnectionString, "report build", CancellationToken.None);
        var written = await new MonthReports(warehouse.ConnectionString, Folder, new ReportOptions(), run.RunId)
            .WriteDueAsync(Month.Parse(month), reports is [] ? Report.All : reports, progress: null, CancellationToken.None);
        await run.EndedAsync(RunState.Succeeded, 0, null, CancellationToken.None);
        return written;
    }

    /// <summary>The lines of a report's CSV, the header first.</summary>
    public List<string> Lines(Report report, string month, ReportAudience audience = ReportAudience.Executive, int version = 1)
    {
        using var file = File.OpenRead(PathOf(report, month, audience, ReportFormat.Csv, version));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n')];
    }

    /// <summary>One column of a report's CSV, without quotes, which the builders' values do not need.</summary>
    public List<string> Column(Report report, string month, string column, int version = 1)
    {
        var lines = Lines(report, month, version: version);
        var place = lines[0].Split(',').ToList().IndexOf(column);
        return [.. lines.Skip(1).Select(line => line.Replace("Berlin, ", "Berlin ").Replace("\"", "").Split(',')[place])];
    }

    public string PathOf(Report report, string month, ReportAudience audience, ReportFormat format, int version = 1) =>
        Folder.PathOf(new ReportFile(report, Month.Parse(month), audience, format, version).Name);

    /// <summary>Everything in the folder, hidden names too, but for the mark that says whose it is.</summary>
    public List<string> Files() =>
        [.. Directory.EnumerateFiles(Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = default })
            .Select(file => System.IO.Path.GetRelativePath(Path, file)).Where(name => name != ".warehouse").Order(StringComparer.Ordinal)];

    public Task<List<string>> LedgerAsync() =>
        warehouse.LinesAsync("select file_name from etl.report_file order by file_name collate \"C\"");

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Path, recursive: true);
        await warehouse.DisposeAsync();
    }
}
