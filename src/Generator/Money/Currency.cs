namespace InsightsEtl.Generator;

/// <summary>A currency that customers are billed in, and what it is worth from month to month.</summary>
/// <param name="UsdPerMillion">US dollars for a million units, about as in 2026; prices are set by it once and for all.</param>
/// <param name="Swing">Per thousand that the rate strays from that to either side.</param>
/// <param name="HasCents">Amounts have two decimals, else none.</param>
sealed record Currency(string Code, long UsdPerMillion, int Swing, bool HasCents = true)
{
    const int MonthsOfWave = 5;

    public static readonly Currency[] All =
    [
        new("USD", 1_000_000, 0), new("EUR", 1_136_000, 30), new("GBP", 1_318_000, 30), new("JPY", 6_690, 50, HasCents: false),
        new("CAD", 722_000, 25), new("AUD", 658_000, 35), new("CHF", 1_226_000, 25), new("SEK", 104_500, 40), new("NOK", 98_200, 40),
        new("DKK", 152_300, 30), new("PLN", 267_000, 40), new("BRL", 183_500, 70), new("INR", 11_650, 25), new("UAH", 24_050, 50),
        new("TRY", 24_700, 90), new("AED", 272_294, 0), new("SAR", 266_667, 0), new("EGP", 20_600, 80), new("ILS", 298_000, 50),
        new("KRW", 702, 40, HasCents: false), new("MXN", 53_600, 60), new("ZAR", 56_300, 60), new("SGD", 772_000, 20),
    ];

    public static Currency Of(string code) => Array.Find(All, currency => currency.Code == code)!;

    /// <summary>US dollars per unit in a month: straight lines between points that are five months apart.</summary>
    public decimal UsdPerUnit(Chance chance, int month)
    {
        var (wave, step) = Math.DivRem(month, MonthsOfWave);
        var from = Stray(chance, wave);
        var permille = 1000m + from + (Stray(chance, wave + 1) - from) * step / (decimal)MonthsOfWave;
        return Math.Round(UsdPerMillion * permille / 1_000_000_000m, 8);
    }

    /// <summary>An amount of US cents in units of this currency, at the rate that prices are set by.</summary>
    public decimal FromUsdCents(decimal cents) =>
        Math.Round(cents * 10_000m / UsdPerMillion, HasCents ? 2 : 0, MidpointRounding.AwayFromZero);

    int Stray(Chance chance, int wave) =>
        Swing == 0 ? 0 : chance.Below(2 * Swing + 1, Topic.Rate, UsdPerMillion, wave) - Swing;
}
