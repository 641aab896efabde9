using InsightsEtl.Extract;

namespace InsightsEtl.Load.Reports;

/// <summary>A report file that retention lets go.</summary>
/// <param name="Name">Path below the folder of reports.</param>
public sealed record PrunedReport(Month Month, string Name, long Bytes);
