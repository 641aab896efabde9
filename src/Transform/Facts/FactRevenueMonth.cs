namespace InsightsEtl.Transform;

/// <summary>What was billed for a subscription in a month. Grain: one per month, subscription and SKU with a billing line.</summary>
/// <param name="BilledRevenueUsd">Sum of amount times rate, rounded half-even to cents once, at the end; may be negative.</param>
public sealed record FactRevenueMonth(Guid SubscriptionId, Guid SkuId, decimal BilledRevenueUsd)
{
    /// <summary>By subscription and SKU.</summary>
    /// <param name="billedLines">The same revenue before any rounding.</param>
    internal static IReadOnlyCollection<FactRevenueMonth> From(MonthLines lines, out ExactUsd billedLines)
    {
        var revenue = lines.Billing.RevenueByPosition();
        billedLines = revenue.Values.Aggregate(default(ExactUsd), (sum, usd) => sum + usd);
        return [.. revenue.Select(usd => Of(lines.Subscriptions[usd.Key].Key, usd.Value))];
    }

    static FactRevenueMonth Of(SubscriptionKey key, ExactUsd usd) => new(key.SubscriptionId, key.SkuId, usd.RoundedTo(places: 2));
}
