using System.Runtime.InteropServices;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Counts a feed's used rows of subscriptions and SKUs that the month's snapshot does not have, superseded rows included.</summary>
sealed class OrphanRows(Feed feed)
{
    readonly Dictionary<SubscriptionKey, long> _rows = [];

    public void Add(SubscriptionKey key, long rows) => CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out _) += rows;

    /// <summary>By subscription and SKU.</summary>
    public IEnumerable<Orphan> InOrder() => _rows
        .OrderBy(rows => rows.Key.SubscriptionId)
        .ThenBy(rows => rows.Key.SkuId)
        .Select(rows => new Orphan(feed, rows.Key.SubscriptionId, rows.Key.SkuId, rows.Value));
}
