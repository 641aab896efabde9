using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Reads a month's rates, by currency; a dollar is a dollar whatever the feed says.</summary>
static class FxRateLines
{
    const string Usd = "USD";

    /// <param name="delivery">Null: no rates have ever been delivered, so that only dollars can be billed.</param>
    /// <returns>US dollars per unit of each currency that may be billed in.</returns>
    public static IReadOnlyDictionary<string, decimal> Read(LandedDelivery? delivery, MonthReading reading)
    {
        var lines = new KeyedLines<string, FxRateLine>(delivery?.Rows ?? 0);
        if (delivery is not null)
            reading.Read(delivery, row =>
            {
                var line = FxRateLine.From(row);
                return row.IsSound ? lines.Add(line.Currency, line) : RowFate.Rejected;
            });
        return new Dictionary<string, decimal>(lines.Values.ToDictionary(line => line.Currency, line => line.UsdPerUnit)) { [Usd] = 1 };
    }
}
