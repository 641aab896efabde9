using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>What would be rejected of one delivery alone, by reason: its rows are read as its month would read them, and let go.</summary>
public static class DeliveryRejects
{
    /// <param name="rates">The fx_rates of the delivery's month; null: only dollars can be billed.</param>
    /// <returns>In the order of the reasons; none where every row is sound.</returns>
    public static IReadOnlyDictionary<RejectReason, long> Of(
        LandedDelivery delivery, LandedDelivery? rates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var counts = new SortedDictionary<RejectReason, long>();
        var reading = new MonthReading(
            RecordReader.Open, line => counts[line.Reason] = counts.GetValueOrDefault(line.Reason) + 1, progress: null, cancellationToken);
        Read(delivery, reading, () => FxRateLines.Read(rates, new MonthReading(RecordReader.Open, _ => { }, progress: null, cancellationToken)));
        return counts;
    }

    static void Read(LandedDelivery delivery, MonthReading reading, Func<IReadOnlyDictionary<string, decimal>> rates)
    {
        _ = delivery.Feed.Name switch
        {
            "partners" => (object)PartnerLines.Read(delivery, reading),
            "customers" => CustomerLines.Read(delivery, reading),
            "skus" => SkuLines.Read(delivery, reading),
            "fx_rates" => FxRateLines.Read(delivery, reading),
            "subscriptions" => SubscriptionLines.Read(delivery, reading),
            "attributions" => AttributionLines.Read(delivery, reading),
            "billing" => BillingLines.Read([delivery], rates(), SubscriptionLines.None, reading),
            _ => UsageLines.Read([delivery], Month.Of(delivery.Date), UsageLines.UsualShares, SubscriptionLines.None, reading),
        };
    }
}
