using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Turns a month's landed deliveries into its members and facts: pure, replayable, without clock, network or database.</summary>
public static class MonthTransform
{
    /// <param name="reject">Receives every row that is not used, one after another, on any thread, in no promised order.</param>
    /// <param name="progress">Receives each delivery when it has been read, one after another, on any thread; may be null.</param>
    /// <exception cref="UnreadablePartException">A part that landing has verified can no longer be read.</exception>
    public static TransformedMonth Run(
        MonthDeliveries deliveries, Action<RejectedLine> reject, Action<DeliveryCount>? progress, CancellationToken cancellationToken) =>
        Run(deliveries, new MonthReading(RecordReader.Open, reject, progress, cancellationToken));

    internal static TransformedMonth Run(MonthDeliveries deliveries, MonthReading reading)
    {
        var lines = MonthLines.Read(deliveries, reading);
        return new TransformedMonth
        {
            Deliveries = deliveries,
            Counts = [.. deliveries.All.Select(reading.CountOf)],
            Orphans = [.. lines.Billing.Orphans.InOrder(), .. lines.Usage.Orphans.InOrder()],
            Customers = DimCustomer.From(lines),
            Skus = DimSku.From(lines),
            PartnerLocations = DimPartnerLocation.From(lines),
            Subscriptions = DimSubscription.From(lines),
            SubscriptionFacts = FactSubscriptionMonth.From(lines),
            RevenueFacts = FactRevenueMonth.From(lines),
            UsageFacts = FactUsageMonth.From(lines),
            AttributionFacts = FactAttributionMonth.From(lines),
            Totals = ControlTotals.Of(lines),
        };
    }
}
