namespace InsightsEtl.Load.Ops;

/// <summary>Rejected rows of a run, counted.</summary>
/// <param name="Field">The column at fault; null: the row as a whole.</param>
public sealed record RejectCountRow(DateOnly MonthStart, string Feed, string? Field, string Reason, long Rows);
