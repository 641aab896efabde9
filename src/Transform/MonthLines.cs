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
    /// <summary>Reads subscriptions before billing, so that an orphan is known when it is met; what takes longest at a stretch first.</summary>
    public static MonthLines Read(MonthDeliveries deliveries, MonthReading reading)
    {
        var usage = UsageLines.Shared(deliveries.Month, UsageLines.UsualShares);
        Sold? sold = null;
        Described? described = null;
        reading.ReadSideBySide(
        [
            () => sold = Sold.Read(deliveries, reading),
            .. UsageLines.Readings(usage, deliveries.Usage, reading),
            () => described = Described.Read(deliveries, reading),
        ]);

        var subscriptions = sold!.Subscriptions;
        return new MonthLines(
            deliveries, described!.Partners, described.Customers, described.Skus, subscriptions,
            new AttributionLines(subscriptions, described.Attributions), sold.Billing, new UsageMonth(usage, subscriptions));
    }

    /// <summary>Seats of a line of the snapshot by its position; null: usage is not loaded.</summary>
    public Seats? SeatsOf(int position) => Deliveries.Usage.Count > 0 ? Usage.SeatsOf(position) : null;

    /// <summary>A SKU that is not in the month's snapshot counts as paid.</summary>
    public int AvailableSeatsOf(SubscriptionLine line) => line.AvailableSeats(Skus.Find(line.Key.SkuId)?.IsPaid ?? true);

    sealed record Sold(SubscriptionLines Subscriptions, BillingMonth Billing)
    {
        public static Sold Read(MonthDeliveries deliveries, MonthReading reading)
        {
            var rates = FxRateLines.Read(deliveries.FxRates, reading);
            var subscriptions = SubscriptionLines.Read(deliveries.Subscriptions, reading);
            return new Sold(subscriptions, BillingLines.Read(deliveries.Billing, rates, subscriptions, reading));
        }
    }

    sealed record Described(
        KeyedLines<string, PartnerLine> Partners,
        KeyedLines<Guid, CustomerLine> Customers,
        KeyedLines<Guid, SkuLine> Skus,
        AttributionLine[] Attributions)
    {
        public static Described Read(MonthDeliveries deliveries, MonthReading reading) => new(
            PartnerLines.Read(deliveries.Partners, reading),
            CustomerLines.Read(deliveries.Customers, reading),
            SkuLines.Read(deliveries.Skus, reading),
            AttributionLines.Read(deliveries.Attributions, reading));
    }
}
