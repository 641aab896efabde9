namespace InsightsEtl.Load.Ops;

/// <summary>What a check of a run expected and found. Amounts are not told.</summary>
public sealed record RunCheckRow(DateOnly MonthStart, string CheckName, string Expected, string Actual, bool IsPassed);
