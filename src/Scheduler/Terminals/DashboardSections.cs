using InsightsEtl.Load.Dashboards;
using Spectre.Console;

namespace InsightsEtl.Scheduler.Terminals;

/// <summary>A section as a table: by month where it has nothing else, else a row for each member with its course and its newest numbers.</summary>
static class DashboardSections
{
    const string Month = "month";
    const string Rank = "rank";

    /// <summary>Characters that the widest table needs.</summary>
    const int Wide = 160;

    /// <param name="rows">At most; 0: all. Months are always all shown.</param>
    public static void WriteSection(this Terminal terminal, DashboardAnswer answer, DashboardTable table, int rows)
    {
        terminal.Out.Write(new Markup($"[bold]{Markup.Escape(table.Section.Title)}[/]\n"));
        if (table.Rows.Count == 0)
        {
            terminal.Write("none");
            return;
        }
        var keys = table.Columns.Where(column => column != Month && Measure.Find(column) is null).ToList();
        var measures = table.Columns.Select(Measure.Find).OfType<Measure>().ToList();
        var isByMonth = table.Columns.Contains(Month);
        var lines = (isByMonth, keys.Count) switch
        {
            (true, 0) => ByMonth(answer, table, measures),
            (true, _) => Courses(answer, table, keys, measures),
            _ => Plain(answer, table, keys, measures),
        };
        var course = isByMonth && keys.Count > 0 ? (string[])[CourseOf(measures).Heading + " by month"] : [];
        List<string> headings = [.. keys.Count == 0 ? [Month] : keys.Select(Words), .. course, .. measures.Select(measure => measure.Heading)];
        var shown = rows == 0 || keys.Count == 0 ? lines : lines[..Math.Min(rows, lines.Count)];
        var numbers = Enumerable.Range(0, headings.Count).Where(place => place >= Math.Max(keys.Count, 1) || headings[place] == Rank).ToList();
        terminal.WriteTable(headings, shown, numbers, terminal.IsScreen && terminal.Out.Profile.Width < Wide ? Spared(keys) : []);
        if (shown.Count < lines.Count) terminal.Out.Write(new Markup($"[dim]… and {lines.Count - shown.Count:N0} more: --rows 0 shows all[/]\n"));
    }

    /// <summary>A narrow screen has no room for what only a machine reads, nor for a course beside it.</summary>
    static List<int> Spared(List<string> keys)
    {
        var machines = keys.FindAll(key => key is "customer_tpid" or "subscription_id");
        return machines.Count == 0 ? [] : [.. machines.Select(key => keys.IndexOf(key)), keys.Count];
    }

    static List<string[]> ByMonth(DashboardAnswer answer, DashboardTable table, List<Measure> measures) =>
        [.. table.Rows.Select(row => (Month: MonthOf(table, row), Row: row)).Select(line =>
            (string[])[DashboardFigure.Month(line.Month), .. Figures(answer, table, line.Row, measures, line.Month)])];

    static List<string[]> Plain(DashboardAnswer answer, DashboardTable table, List<string> keys, List<Measure> measures) =>
        [.. table.Rows.Select(row => (string[])[.. Texts(table, row, keys), .. Figures(answer, table, row, measures, monthStart: null)])];

    /// <summary>Members of the newest month first, in its order.</summary>
    static List<string[]> Courses(DashboardAnswer answer, DashboardTable table, List<string> keys, List<Measure> measures)
    {
        var latest = answer.Latest!.MonthStart;
        return
        [
            .. Numbered(table, keys)
                .GroupBy(line => line.Member, line => (line.Place, line.Row))
                .OrderBy(lines => lines.Where(line => MonthOf(table, line.Row) == latest).Select(line => line.Place).DefaultIfEmpty(int.MaxValue).Min())
                .Select(lines => Course(answer, table, keys, measures, lines.ToDictionary(line => MonthOf(table, line.Row), line => line.Row))),
        ];
    }

    /// <summary>Two SKUs of one name are two lines.</summary>
    static IEnumerable<(string Member, int Place, IReadOnlyList<object?> Row)> Numbered(DashboardTable table, List<string> keys)
    {
        var seen = new Dictionary<(string, DateOnly), int>();
        foreach (var (place, row) in table.Rows.Index())
        {
            var member = string.Join('\n', Texts(table, row, keys));
            var number = seen[(member, MonthOf(table, row))] = seen.GetValueOrDefault((member, MonthOf(table, row))) + 1;
            yield return ($"{member}\n{number}", place, row);
        }
    }

    static string[] Course(
        DashboardAnswer answer, DashboardTable table, List<string> keys, List<Measure> measures, Dictionary<DateOnly, IReadOnlyList<object?>> rows)
    {
        var months = answer.Months.Select(month => month.MonthStart).ToList();
        var place = table.PlaceOf(CourseOf(measures).Column);
        var points = months.ConvertAll(month => rows.GetValueOrDefault(month)?[place] is { } point ? DashboardFigure.Number(point) : (decimal?)null);
        var newest = rows.TryGetValue(months[^1], out var row)
            ? Figures(answer, table, row, measures, months[^1])
            : measures.Select(_ => DashboardFigure.Of(Absence.NoRow));
        return [.. Texts(table, rows.Values.First(), keys), Sparkline.Of(points, at => rows.ContainsKey(months[at])), .. newest];
    }

    /// <summary>The number whose course tells most: the last that is not a percentage, which is that of use where there is one.</summary>
    static Measure CourseOf(List<Measure> measures) => measures.Last(measure => !measure.IsPercentage);

    static IEnumerable<string> Figures(
        DashboardAnswer answer, DashboardTable table, IReadOnlyList<object?> row, List<Measure> measures, DateOnly? monthStart) =>
        measures.Select(measure => DashboardFigure.Of(row[table.PlaceOf(measure.Column)], measure, answer, monthStart));

    static IEnumerable<string> Texts(DashboardTable table, IReadOnlyList<object?> row, List<string> keys) =>
        keys.Select(key => Convert.ToString(row[table.PlaceOf(key)], CultureInfo.InvariantCulture) ?? "");

    static DateOnly MonthOf(DashboardTable table, IReadOnlyList<object?> row) => (DateOnly)row[table.PlaceOf(Month)]!;

    static string Words(string column) => column switch
    {
        "iso2" => "",
        "revenue_rank" => Rank,
        "country_name" => "country",
        "customer_tpid" => "tpid",
        "customer_name" => "customer",
        "subscription_id" => "subscription",
        _ => column,
    };
}
