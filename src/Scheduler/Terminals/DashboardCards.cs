using InsightsEtl.Load.Dashboards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace InsightsEtl.Scheduler.Terminals;

/// <summary>The headline numbers of a dashboard: side by side on a screen, a line each elsewhere.</summary>
static class DashboardCards
{
    public static void WriteCards(this Terminal terminal, DashboardAnswer answer)
    {
        var cards = answer.Dashboard.Cards.Select(card => Of(card, answer)).ToList();
        if (terminal.IsScreen) terminal.Out.Write(new Columns(cards.Select(Panel)) { Expand = false, Padding = new Padding(0, 0, 1, 0) });
        else terminal.WriteTable(["", "value", "change", "by month"], cards.Select(Cells), [1, 2]);
        terminal.Out.Write(new Markup($"[dim]{Legend(answer)}[/]\n"));
    }

    static (string Title, string Value, string Change, string Course) Of(DashboardCard card, DashboardAnswer answer)
    {
        var place = answer.Summary.PlaceOf("metric");
        var row = answer.Summary.Rows.Single(row => (string?)row[place] == card.Metric);
        var value = DashboardFigure.Of(row[answer.Summary.PlaceOf("value")], Measure.Find(card.Metric)!, answer, monthStart: null);
        var change = DashboardFigure.Change(row[answer.Summary.PlaceOf("change_pct")], card.Change);
        var course = answer.Trend.PlaceOf(card.TrendColumn);
        var points = answer.Trend.Rows.Select(month => month[course] is { } point ? DashboardFigure.Number(point) : (decimal?)null).ToList();
        return (card.Title, value, change, Sparkline.Of(points));
    }

    static string Legend(DashboardAnswer answer)
    {
        var isRange = answer.Months.Count > 1;
        var legend = isRange
            ? $"Change: {DashboardFigure.Month(answer.Months[0].MonthStart)} to {DashboardFigure.Month(answer.Months[^1].MonthStart)}"
            : "Change: none within one month";
        return answer.Dashboard.Cards.Any(card => card.Change == ChangeMeaning.ShareOfCustomersBefore)
            ? legend + "; churn's: all that left, of the customers before"
            : legend;
    }

    static string[] Cells((string Title, string Value, string Change, string Course) card) => [card.Title, card.Value, card.Change, card.Course];

    static IRenderable Panel((string Title, string Value, string Change, string Course) card) =>
        new Panel(new Markup($"{card.Title}\n[bold]{card.Value}[/]\n{card.Change}\n[blue]{card.Course}[/]")) { Border = BoxBorder.Rounded };
}
