namespace InsightsEtl.Transform;

/// <summary>What was billed for a subscription in a month. Grain: one per month, subscription and SKU with a billing line.</summary>
/// <param name="BilledRevenueUsd">Sum of amount times rate, rounded half-even to cents once, at the end; may be negative.</param>
public sealed record FactRevenueMonth(Guid SubscriptionId, Guid SkuId, decimal BilledRevenueUsd)
{
    /// <summary>By subscription and SKU.</summary>
    internal static IEnumerable<FactRevenueMonth> From(MonthLines lines) =>
        lines.Billing.RevenueUsd.Select(revenue => Of(lines.Subscriptions[revenue.Position].Key, revenue.Usd));

    static FactRevenueMonth Of(SubscriptionKey key, decimal usd) => new(key.SubscriptionId, key.SkuId, usd);
}
