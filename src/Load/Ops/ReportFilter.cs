namespace InsightsEtl.Load.Ops;

/// <summary>Which report files somebody wants to see; null: any.</summary>
/// <param name="From">First day of the first month, inclusive.</param>
/// <param name="To">First day of the last month, inclusive.</param>
public sealed record ReportFilter(
    DateOnly? From = null, DateOnly? To = null, string? Dataset = null, string? Audience = null, string? Format = null, bool IsOnlyNewest = true);
