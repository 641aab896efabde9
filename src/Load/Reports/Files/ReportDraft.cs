using InsightsEtl.Extract;
using InsightsEtl.Load.Reports.Parquet;

namespace InsightsEtl.Load.Reports;

/// <summary>A report file being written, and its manifest, until both have their names.</summary>
sealed class ReportDraft : IDisposable
{
    const int BufferBytes = 1 << 16;

    readonly DraftFile _file;
    readonly BufferedStream _buffered;
    readonly IReportWriter _writer;
    readonly IReadOnlyList<ReportColumn> _columns;
    string? _manifestPath;

    public ReportDraft(string path, ReportFile file, IReadOnlyList<ReportColumn> columns, ReportOptions options)
    {
        File = file;
        _file = new DraftFile(path);
        _buffered = new BufferedStream(_file, BufferBytes);
        int[] shown = [.. Enumerable.Range(0, columns.Count).Where(place => file.Report.Shows(columns[place].Name, file.Audience))];
        _columns = [.. shown.Select(place => columns[place])];
        _writer = file.Format switch
        {
            ReportFormat.Parquet => new ParquetReportWriter(_buffered, columns, shown, ParquetOptionsOf(options)),
            ReportFormat.Csv => new DelimitedReportWriter(_buffered, columns, shown, ','),
            _ => new DelimitedReportWriter(_buffered, columns, shown, '\t'),
        };
    }

    public ReportFile File { get; }

    public long Rows { get; private set; }

    public long Bytes => _file.Length;

    public string Sha256 { get; private set; } = "";

    public void Write(RowBatch batch)
    {
        _writer.Write(batch);
        Rows += batch.Rows;
    }

    /// <summary>The other file has the same rows, columns and format: audiences that may see the same get the same bytes.</summary>
    public bool HasBytesOf(ReportDraft other) =>
        File.Report == other.File.Report && File.Format == other.File.Format && _columns.SequenceEqual(other._columns);

    /// <summary>Nothing more is written: the file and its manifest are on disk, still without their names.</summary>
    public void Seal(MonthSnapshot month)
    {
        _writer.Complete();
        _buffered.Flush();
        SealFile(month);
    }

    /// <summary>The same with the bytes of a sealed file that has the same to say.</summary>
    public void SealAs(ReportDraft written, MonthSnapshot month)
    {
        using (var source = System.IO.File.OpenRead(written._file.DraftPath)) source.CopyTo(_file);
        Rows = written.Rows;
        SealFile(month);
    }

    /// <summary>Names both; the manifest first, so that no file is ever seen without it.</summary>
    public void Name(string path)
    {
        System.IO.File.Move(_manifestPath!, path + ReportFile.ManifestSuffix, overwrite: true);
        _manifestPath = null;
        _file.Name(path);
    }

    public void Dispose()
    {
        _file.Abandon();
        _writer.Dispose();
        _buffered.Dispose();
        _file.Dispose();
        if (_manifestPath is not null) System.IO.File.Delete(_manifestPath);
    }

    void SealFile(MonthSnapshot month)
    {
        Sha256 = _file.Seal();
        var manifest = new ReportManifest(
            File.Report.Name, month.Month.ToString(), ReportFile.WordOf(File.Audience), ReportFile.WordOf(File.Format), File.Version,
            [.. _columns.Select(ManifestColumn.Of)], Rows, Bytes, Sha256, month.AsOf, month.IsPartial, month.PublishedAt, month.RunId,
            month.Feeds, Rows == 0 ? File.Report.EmptyReason : null);
        _manifestPath = _file.DraftPath + ReportFile.ManifestSuffix;
        DurableFolder.WriteFile(_manifestPath, manifest.ToJson());
    }

    static ParquetOptions ParquetOptionsOf(ReportOptions options)
    {
        var parquet = new ParquetOptions { RowGroupRows = options.RowGroupRows };
        return options.Codec is { } codec ? parquet with { Codec = codec } : parquet;
    }
}
