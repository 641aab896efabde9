namespace InsightsEtl.Generator;

/// <summary>The words of <c>names.csv</c> that a language's company names are made of; invented all, whatever they resemble.</summary>
/// <param name="Pattern">{0} a place or family, {1} a trade, {2} a legal form.</param>
/// <param name="Grown">How the name continues once the company has grown; appended to the family's name.</param>
sealed record NameWords(string Pattern, string[] Families, string[] Trades, string[] Forms, string[] Grown)
{
    static readonly NameWords[] ByLanguage =
        [.. EmbeddedTable.Rows("names.csv").OrderBy(row => Enum.Parse<Language>(row[0])).Select(Of)];

    public static NameWords Of(Language language) => ByLanguage[(int)language];

    static NameWords Of(string[] row) => new(
        row[1], EmbeddedTable.List(row[2]), EmbeddedTable.List(row[3]), EmbeddedTable.List(row[4]), EmbeddedTable.List(row[5]));
}
