using InsightsEtl.Load.Dashboards;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>A dashboard as the one object of <c>--json</c>: what was asked, how complete its months are, and each section as its function answered.</summary>
static class DashboardJson
{
    public static object Of(DashboardAnswer answer, IReadOnlyList<DashboardSection> sections) => new
    {
        dashboard = answer.Dashboard.Name,
        from = answer.Question.From,
        to = answer.Question.To,
        filters = answer.Question.Filters,
        asOfMonth = answer.Latest?.MonthStart,
        asOf = answer.Latest?.AsOf,
        isPartial = answer.Latest?.IsPartial,
        months = answer.Months,
        sections = answer.Tables.Where(table => sections.Contains(table.Section))
            .ToDictionary(table => table.Section.Name, table => table.Objects()),
    };
}
