using System.CommandLine;
using InsightsEtl.Extract;
using InsightsEtl.Load.Reports;

namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights report get</c>: a copy of one file, as its manifest says it is.</summary>
static class ReportGetCommand
{
    public static InsightsCommand Create()
    {
        var dataset = new Argument<string>("DATASET") { Description = "Such as ProductLicenses." };
        var month = new Argument<string>("MONTH") { Description = "Such as 2026-10." };
        var format = new Option<ReportFormat>("--format") { Description = "parquet (default), csv or tsv.", HelpName = "FORMAT" };
        var audience = new Option<ReportAudience>("--audience") { Description = "viewer (default) or executive.", HelpName = "AUDIENCE" };
        var output = new Option<string>("--output", "-o") { Description = "Where to: a file, a folder, or - for stdout.", HelpName = "FILE", Required = true };
        format.AcceptOnlyFromAmong("parquet", "csv", "tsv");
        audience.AcceptOnlyFromAmong("viewer", "executive");
        var command = new InsightsCommand(
            "get", "Copies the newest version of a report file, and checks that it is what the ledger says.",
            "insights report get ProductLicenses 2026-10 --format csv -o licences.csv.gz")
        {
            dataset, month, format, audience, output,
        };
        return command.Does((invocation, cancellationToken) =>
        {
            if (!Month.TryParse(invocation.Arguments.GetValue(month), out var parsed))
                throw new UsageException($"Found month '{invocation.Arguments.GetValue(month)}'; expected one month as 2026-10.");
            var wanted = new WantedReport(
                ReportCommand.Named(invocation.Arguments.GetRequiredValue(dataset)), parsed,
                invocation.Arguments.GetValue(audience), invocation.Arguments.GetValue(format));
            return RunAsync(invocation, wanted, invocation.Arguments.GetRequiredValue(output), cancellationToken);
        });
    }

    static async Task<ExitCode> RunAsync(Invocation invocation, WantedReport wanted, string output, CancellationToken cancellationToken)
    {
        await using var connection = await LedgerView.OpenAsync(invocation, cancellationToken);
        if (await wanted.FindAsync(connection, cancellationToken) is not { } found)
            throw new UsageException($"Found no {wanted} file; 'insights report list' shows what there is, 'insights report build {wanted.Month}' writes it.");
        if (found.Version < found.PublishedVersion)
            invocation.Terminal.Say(
                $"Warning: {wanted.Month} is published in version {found.PublishedVersion}, this file is of version {found.Version}; "
                + $"'insights report build {wanted.Month}' writes the new one.");
        await using var copy = await found.OpenAsync(invocation.Reports, cancellationToken);
        if (output == "-")
        {
            await using var standard = Console.OpenStandardOutput();
            await copy.CopyToAsync(standard, cancellationToken);
            return ExitCode.Done;
        }
        var path = Path.GetFullPath(Directory.Exists(output) ? Path.Combine(output, Path.GetFileName(found.Name)) : output);
        await WriteAsync(copy, path, cancellationToken);
        if (invocation.IsJson) invocation.Terminal.WriteJson(new { file = path, found.Name, found.Bytes, found.Sha256 });
        else invocation.Terminal.Say($"{path}: {Terminals.Figures.Bytes(found.Bytes)}, SHA-256 {found.Sha256}");
        return ExitCode.Done;
    }

    /// <summary>Beside its place first, so that nobody finds half of it there.</summary>
    static async Task WriteAsync(Stream copy, string path, CancellationToken cancellationToken)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
                await copy.CopyToAsync(file, cancellationToken);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
