namespace InsightsEtl.Load.Ops;

/// <summary>A report file that can be downloaded.</summary>
/// <param name="ReportFileId">Tells nothing about the file, and is all that an address says of it.</param>
/// <param name="FileName">Path below the folder of reports.</param>
/// <param name="RunId">The run that wrote it.</param>
/// <param name="IsNewest">Of its month, dataset, audience and format.</param>
public sealed record ReportFileRow(
    Guid ReportFileId,
    DateOnly MonthStart,
    string Dataset,
    string Audience,
    string Format,
    int Version,
    long RowCount,
    long FileBytes,
    DateOnly AsOf,
    bool IsPartial,
    DateTime WrittenAt,
    string FileName,
    string Sha256,
    long RunId,
    bool IsNewest)
{
    /// <summary>The last part of <see cref="FileName"/>.</summary>
    public string ShortName => FileName[(FileName.LastIndexOf('/') + 1)..];
}
