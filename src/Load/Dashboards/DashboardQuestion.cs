namespace InsightsEtl.Load.Dashboards;

/// <summary>What a reader asks of a dashboard.</summary>
/// <param name="From">First day of the first month.</param>
/// <param name="To">First day of the last month, inclusive.</param>
/// <param name="Filters">Name of a filter to its values, as <c>mart</c> knows them; empty = all.</param>
/// <param name="Sections">Those to answer; <c>summary</c> and <c>trend</c> are answered in any case.</param>
public sealed record DashboardQuestion(
    DateOnly From, DateOnly To, IReadOnlyDictionary<string, IReadOnlyList<string>> Filters, IReadOnlyList<DashboardSection> Sections);
