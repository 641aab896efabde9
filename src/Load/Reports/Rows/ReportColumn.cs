namespace InsightsEtl.Load.Reports;

/// <summary>A column of a report, as every format shows it.</summary>
sealed record ReportColumn(string Name, ReportColumnType Type);
