namespace InsightsEtl.Transform;

/// <summary>A row of the fx_rates feed: what one unit of a currency is worth.</summary>
/// <param name="UsdPerUnit">US dollars, above 0.</param>
sealed record FxRateLine(string Currency, decimal UsdPerUnit)
{
    public static FxRateLine From(Row row) => new(Currency: row.RequiredCode(), UsdPerUnit: row.RequiredRate());
}
