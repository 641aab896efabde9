using InsightsEtl.Load.Dashboards;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>What a person wants to see of a dashboard.</summary>
/// <param name="Months">As typed; null: the default range.</param>
/// <param name="Filters">As typed: name, and a value or several.</param>
/// <param name="Section">Name; null: all.</param>
/// <param name="Rows">Of a table at most; 0: all.</param>
/// <param name="IsCsv">One section only: the named one, else the cards.</param>
sealed record ShowRequest(
    string? Months, IReadOnlyList<(string Name, string Text)> Filters, string? Section = null, int Rows = 0, bool IsCsv = false)
{
    public IReadOnlyList<DashboardSection> SectionsOf(Dashboard dashboard) => Section is null && !IsCsv
        ? dashboard.Sections
        : [dashboard.Sections.Single(section => section.Name == (Section ?? dashboard.Sections[0].Name))];
}
