using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Used rows of usage or billing whose subscription and SKU are not in the month's subscriptions snapshot.</summary>
public sealed record Orphan(Feed Feed, Guid SubscriptionId, Guid SkuId, long Rows);
