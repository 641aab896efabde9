namespace InsightsEtl.Generator;

/// <summary>A market the business sells in.</summary>
/// <param name="Weight">Its share of the customers, in per thousand of all weights.</param>
/// <param name="CurrencyCode">What its customers are billed in.</param>
sealed record Country(string Iso2, int Weight, string CurrencyCode, Language Language)
{
    public static readonly Country[] All =
    [
        new("US", 190, "USD", Language.English), new("GB", 95, "GBP", Language.English), new("DE", 110, "EUR", Language.German),
        new("FR", 70, "EUR", Language.French), new("JP", 65, "JPY", Language.Japanese), new("CA", 45, "CAD", Language.English),
        new("AU", 38, "AUD", Language.English), new("NL", 38, "EUR", Language.Dutch), new("CH", 34, "CHF", Language.German),
        new("AT", 28, "EUR", Language.German), new("BR", 28, "BRL", Language.Portuguese), new("IN", 28, "INR", Language.English),
        new("SE", 24, "SEK", Language.Nordic), new("ES", 26, "EUR", Language.Spanish), new("IT", 26, "EUR", Language.Italian),
        new("PL", 20, "PLN", Language.Polish), new("GR", 14, "EUR", Language.Greek), new("UA", 14, "UAH", Language.Cyrillic),
        new("BG", 10, "EUR", Language.Cyrillic), new("TR", 12, "TRY", Language.Turkish), new("AE", 12, "AED", Language.Arabic),
        new("SA", 10, "SAR", Language.Arabic), new("EG", 8, "EGP", Language.Arabic), new("IL", 9, "ILS", Language.Hebrew),
        new("KR", 14, "KRW", Language.Korean), new("MX", 12, "MXN", Language.Spanish), new("ZA", 10, "ZAR", Language.English),
        new("NO", 12, "NOK", Language.Nordic), new("DK", 12, "DKK", Language.Nordic), new("SG", 12, "SGD", Language.English),
    ];

    static readonly int TotalWeight = All.Sum(country => country.Weight);

    public Currency Currency { get; } = Currency.Of(CurrencyCode);

    public static Country Draw(ulong number)
    {
        var rest = Chance.Below(TotalWeight, number);
        var place = 0;
        while (rest >= All[place].Weight) rest -= All[place++].Weight;
        return All[place];
    }
}
