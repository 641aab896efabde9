using InsightsEtl.Load.Dashboards;
using Spectre.Console;

namespace InsightsEtl.Scheduler.Terminals;

/// <summary>A dashboard as a person reads it: what it is as of and what it lacks, cards, then a table for each section.</summary>
static class DashboardView
{
    const int MostNamed = 6;

    /// <param name="rows">Of a table at most; 0: all.</param>
    public static void WriteDashboard(this Terminal terminal, DashboardAnswer answer, IReadOnlyList<DashboardSection> sections, int rows)
    {
        terminal.WriteTitle(answer);
        if (answer.Latest is null) return;
        foreach (var table in answer.Tables.Where(table => sections.Contains(table.Section)))
        {
            terminal.Write("");
            if (table == answer.Summary) terminal.WriteCards(answer);
            else terminal.WriteSection(answer, table, rows);
        }
    }

    /// <summary>Title and cards alone.</summary>
    public static void WriteHeadlines(this Terminal terminal, DashboardAnswer answer)
    {
        terminal.WriteTitle(answer);
        if (answer.Latest is not null) terminal.WriteCards(answer);
    }

    static void WriteTitle(this Terminal terminal, DashboardAnswer answer)
    {
        var question = answer.Question;
        var range = question.From == question.To
            ? DashboardFigure.Month(question.From)
            : $"{DashboardFigure.Month(question.From)}..{DashboardFigure.Month(question.To)}";
        terminal.Out.Write(new Markup($"[bold]{Markup.Escape(answer.Dashboard.Title)}[/], {range}"));
        if (answer.Latest is not { } latest) terminal.Out.Write(new Markup(": no month of it is published"));
        else
        {
            terminal.Out.Write(new Markup(string.Create(CultureInfo.InvariantCulture, $", as of {latest.AsOf:yyyy-MM-dd}")));
            if (latest.IsPartial) terminal.Out.Write(new Markup($" [black on yellow]{Markup.Escape("[partial month]")}[/]"));
        }
        terminal.Out.WriteLine();
        foreach (var (name, values) in question.Filters)
            terminal.Out.Write(new Markup($"filter {Markup.Escape(name)}: {Markup.Escape(string.Join(", ", values))}\n"));
        if (answer.Latest is null) return;
        terminal.WriteMonths("not published", Unpublished(answer));
        terminal.WriteMonths("usage not loaded", answer.Months.Where(month => !month.IsUsageLoaded).Select(month => month.MonthStart));
    }

    static IEnumerable<DateOnly> Unpublished(DashboardAnswer answer)
    {
        for (var month = answer.Question.From; month <= answer.Question.To; month = month.AddMonths(1))
            if (answer.Months.All(published => published.MonthStart != month)) yield return month;
    }

    static void WriteMonths(this Terminal terminal, string what, IEnumerable<DateOnly> months)
    {
        var all = months.Select(DashboardFigure.Month).ToList();
        if (all.Count == 0) return;
        var rest = all.Count > MostNamed ? $" and {all.Count - MostNamed} more" : "";
        terminal.Out.Write(new Markup($"[yellow]{what}: {string.Join(", ", all.Take(MostNamed))}{rest}[/]\n"));
    }
}
