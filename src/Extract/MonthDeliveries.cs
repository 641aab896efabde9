namespace InsightsEtl.Extract;

/// <summary>The deliveries a month is made of, chosen from those that are current in landing.</summary>
/// <param name="Partners">The latest of the month, else the latest earlier one; likewise the other snapshots but subscriptions.</param>
/// <param name="Subscriptions">The latest of the month itself; its date is the month's as-of date.</param>
/// <param name="Attributions">Null: none has ever been delivered up to the month, which counts as empty.</param>
/// <param name="FxRates">Null: as for attributions.</param>
/// <param name="Usage">All of the month by date, ascending; empty: usage is not loaded.</param>
/// <param name="Billing">All of the month by date, ascending; empty: billing is not loaded.</param>
public sealed record MonthDeliveries(
    Month Month,
    LandedDelivery Partners,
    LandedDelivery Customers,
    LandedDelivery Skus,
    LandedDelivery Subscriptions,
    LandedDelivery? Attributions,
    LandedDelivery? FxRates,
    IReadOnlyList<LandedDelivery> Usage,
    IReadOnlyList<LandedDelivery> Billing)
{
    public DateOnly AsOf => Subscriptions.Date;

    /// <summary>The month's latest subscriptions delivery is dated before its last day.</summary>
    public bool IsPartial => AsOf < Month.Last;

    /// <summary>Every delivery used, in the order of <see cref="Feed.All"/>, then by date.</summary>
    public IEnumerable<LandedDelivery> All =>
        new[] { Partners, Customers, Skus, FxRates, Subscriptions, Attributions }.OfType<LandedDelivery>().Concat(Billing).Concat(Usage);

    /// <summary>Snapshots that fall back to a delivery of an earlier month: a warning each.</summary>
    public IEnumerable<LandedDelivery> FallenBack => All.Where(delivery => !Month.Contains(delivery.Date));

    /// <param name="current">At most one delivery per feed and date: those not superseded.</param>
    /// <exception cref="FeedMissingException">No subscriptions in the month, or no partners, customers or SKUs up to it.</exception>
    public static MonthDeliveries For(Month month, IReadOnlyCollection<LandedDelivery> current)
    {
        return new MonthDeliveries(
            month,
            Required(Feed.Partners),
            Required(Feed.Customers),
            Required(Feed.Skus),
            Latest(Feed.Subscriptions, month.First) ?? throw Missing(Feed.Subscriptions, $"dated in {month}"),
            Latest(Feed.Attributions, DateOnly.MinValue),
            Latest(Feed.FxRates, DateOnly.MinValue),
            [.. Dated(Feed.Usage, month.First)],
            [.. Dated(Feed.Billing, month.First)]);

        IEnumerable<LandedDelivery> Dated(Feed feed, DateOnly from) => current
            .Where(delivery => delivery.Feed == feed && delivery.Date >= from && delivery.Date <= month.Last)
            .OrderBy(delivery => delivery.Date);

        LandedDelivery? Latest(Feed feed, DateOnly from) => Dated(feed, from).LastOrDefault();

        LandedDelivery Required(Feed feed) =>
            Latest(feed, DateOnly.MinValue) ?? throw Missing(feed, $"dated {month.Last:yyyy-MM-dd} or before");

        FeedMissingException Missing(Feed feed, string expected) =>
            new($"Feed missing: {month} needs a complete delivery of {feed.Name} {expected}, found none in landing.");
    }
}
