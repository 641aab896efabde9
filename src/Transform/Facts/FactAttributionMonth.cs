namespace InsightsEtl.Transform;

/// <summary>A location credited with a subscription. Grain: one per month, subscription, SKU, location and attribution type.</summary>
/// <param name="MpnId"><c>Unknown</c> where the subscription names no location and has no attribution.</param>
/// <param name="AttributionType"><c>Unknown</c> where the subscription has no attribution.</param>
/// <param name="IsPrimary">True on exactly one row per subscription and SKU: the row that is no duplicate for the PGA.</param>
public sealed record FactAttributionMonth(Guid SubscriptionId, Guid SkuId, string MpnId, string AttributionType, bool IsPrimary)
{
    /// <summary>By subscription and SKU, then attribution type and location.</summary>
    internal static IEnumerable<FactAttributionMonth> From(MonthLines lines) =>
        Enumerable.Range(0, lines.Subscriptions.Count).SelectMany(position => Of(lines, position));

    static IEnumerable<FactAttributionMonth> Of(MonthLines lines, int position)
    {
        var key = lines.Subscriptions[position].Key;
        var primary = lines.Attributions.PrimaryOf(position);
        return lines.Attributions.Of(position).Select(line =>
            new FactAttributionMonth(key.SubscriptionId, key.SkuId, line.MpnId, line.AttributionType, IsPrimary: line == primary));
    }
}
