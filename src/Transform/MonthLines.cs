using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Everything read of a month, each feed's lines by their own key; members and facts are views of it.</summary>
sealed record MonthLines(
    MonthDeliveries Deliveries,
    KeyedLines<string, PartnerLine> Partners,
    KeyedLines<Guid, CustomerLine> Customers,
    KeyedLines<Guid, SkuLine> Skus,
    SubscriptionLines Subscriptions,
    AttributionLines Attributions,
    BillingMonth Billing,
    UsageMonth Usage)
{
    /// <summary>Reads subscriptions before what refers to them, so that an orphan is known when it is met; usage, most of it all, beside.</summary>
    public static MonthLines Read(MonthDeliveries deliveries, MonthReading reading)
    {
        MonthLines? lines = null;
        var usage = UsageLines.Shared(deliveries.Month, UsageLines.UsualShares);
        reading.ReadSideBySide([.. UsageLines.Readings(usage, deliveries.Usage, reading), () => lines = ReadOthers(deliveries, reading)]);
        return lines! with { Usage = new UsageMonth(usage, lines.Subscriptions) };
    }

    /// <summary>Seats of a line of the snapshot by its position; null: usage is not loaded.</summary>
    public Seats? SeatsOf(int position) => Deliveries.Usage.Count > 0 ? Usage.SeatsOf(position) : null;

    /// <summary>A SKU that is not in the month's snapshot counts as paid.</summary>
    public int AvailableSeatsOf(SubscriptionLine line) => line.AvailableSeats(Skus.Find(line.Key.SkuId)?.IsPaid ?? true);

    static MonthLines ReadOthers(MonthDeliveries deliveries, MonthReading reading)
    {
        var partners = PartnerLines.Read(deliveries.Partners, reading);
        var customers = CustomerLines.Read(deliveries.Customers, reading);
        var skus = SkuLines.Read(deliveries.Skus, reading);
        var rates = FxRateLines.Read(deliveries.FxRates, reading);
        var subscriptions = SubscriptionLines.Read(deliveries.Subscriptions, reading);
        var attributions = AttributionLines.Read(deliveries.Attributions, subscriptions, reading);
        var billing = BillingLines.Read(deliveries.Billing, rates, subscriptions, reading);
        return new MonthLines(deliveries, partners, customers, skus, subscriptions, attributions, billing, UsageMonth.None);
    }
}
