using System.Text.RegularExpressions;

namespace InsightsEtl.Fixtures;

/// <summary>docs/bi.md as a program reads it: its SQL statements, and the table that says which rows are behind which number.</summary>
public static partial class BiGuide
{
    static readonly string Text = File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "docs", "bi.md"));

    /// <summary>Measures: the function each answers like, and the statement.</summary>
    public static IReadOnlyList<(string Function, string Sql)> Measures =>
        [.. Statements("Equals: mart.").Select(statement => (statement.Subject, statement.Sql))];

    /// <summary>Statements that list rows, by name; they take :'month', :'first_month', :'last_month' and :'filters', as psql does.</summary>
    public static IReadOnlyDictionary<string, string> Rows => Statements("Rows: ").ToDictionary(statement => statement.Subject, statement => statement.Sql);

    public static IReadOnlyList<DrillDown> DrillDowns =>
        [.. Row().Matches(Text).Select(row => new DrillDown(
            row.Groups["function"].Value, row.Groups["dimension"].Value, row.Groups["column"].Value,
            Rows[row.Groups["rows"].Value], row.Groups["where"].Value, row.Groups["total"].Value))];

    /// <summary>All fenced statements; each begins with a comment that says what it is.</summary>
    public static int StatementCount => Fence().Count(Text);

    static IEnumerable<(string Subject, string Sql)> Statements(string mark) => Fence().Matches(Text)
        .Where(fence => fence.Groups["mark"].Value.StartsWith(mark, StringComparison.Ordinal))
        .Select(fence => (fence.Groups["mark"].Value[mark.Length..], fence.Groups["sql"].Value.TrimEnd().TrimEnd(';')));

    static string Root(string folder) => File.Exists(Path.Combine(folder, "InsightsEtl.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"```sql\n-- (?<mark>[^\n]+)\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"^\| (?<function>[a-z_]+)(:(?<dimension>[a-z_]+))?\.(?<column>[a-z_]+) \| (?<rows>[a-z_]+) \| (?<where>[^|]+) \| (?<total>[^|]+) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
