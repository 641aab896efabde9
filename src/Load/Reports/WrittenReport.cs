namespace InsightsEtl.Load.Reports;

/// <summary>A report file that has its name and its row in the ledger.</summary>
public sealed record WrittenReport(ReportFile File, long Rows, long Bytes, string Sha256);
