namespace InsightsEtl.Load.Dashboards;

/// <summary>A headline number with its change and its course.</summary>
/// <param name="Metric">In the section <c>summary</c>.</param>
/// <param name="TrendColumn">In the section <c>trend</c>: its course.</param>
public sealed record DashboardCard(string Title, string Metric, string TrendColumn, ChangeMeaning Change = ChangeMeaning.Percent);
