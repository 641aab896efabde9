namespace InsightsEtl.Transform;

/// <summary>What was billed for a subscription in a month. Grain: one per month, subscription and SKU with a billing line.</summary>
/// <param name="BilledRevenueUsd">Sum of amount times rate, rounded half-even to cents once, at the end; may be negative.</param>
public sealed record FactRevenueMonth(Guid SubscriptionId, Guid SkuId, decimal BilledRevenueUsd);
