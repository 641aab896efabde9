namespace InsightsEtl.Generator;

/// <summary>A stock-keeping unit as the business sells it.</summary>
/// <param name="OtherName">What it is called in every second fiscal year (July to June); null: its name never changes.</param>
/// <param name="PriceCents">US cents for a seat and a month; 0: free. Azure is billed by consumption.</param>
/// <param name="Workloads">What its usage is counted by.</param>
/// <param name="Kind">For whom and for what it is bought.</param>
/// <param name="Weight">How often it is bought among those of its kind.</param>
/// <param name="LeastShare">Per thousand of a customer's people that get a seat, at least.</param>
/// <param name="MostShare">The same, at most.</param>
sealed record Sku(
    Guid Id, string Name, string? OtherName, string Product, string PartNumber, string Category, int PriceCents, string[] Workloads,
    SkuKind Kind, int Weight, int LeastShare, int MostShare)
{
    const int MonthsBeforeFiscalYear = 6;

    public bool IsAzure => Product == "Azure";

    public bool IsTrial => Kind == SkuKind.Trial;

    public bool IsFree => PriceCents == 0 && !IsAzure;

    public string SolutionArea => Product switch
    {
        "Dynamics 365" or "Power BI" => "Business Applications",
        "Azure" => "Azure",
        "Enterprise Mobility + Security" => "Security",
        _ => "Modern Work",
    };

    /// <summary>A row of <c>skus.csv</c>; without an id of its own it has one made from its name.</summary>
    public static Sku Of(string[] row) => new(
        row[0].Length > 0 ? Guid.Parse(row[0]) : DerivedId.Of(row[1]),
        row[1],
        row[2].Length > 0 ? row[2] : null,
        Product: row[3],
        PartNumber: row[4],
        Category: row[5],
        Number(row[6]),
        EmbeddedTable.List(row[7]),
        Enum.Parse<SkuKind>(row[8]),
        Number(row[9]),
        Number(row[10]),
        Number(row[11]));

    public string NameIn(int month) => OtherName is not null && (month + MonthsBeforeFiscalYear) / 12 % 2 == 1 ? OtherName : Name;

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
