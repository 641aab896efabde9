using InsightsEtl.Extract;
using InsightsEtl.Transform;

namespace InsightsEtl.Load.Tests;

/// <summary>What a month's feeds say, without files: the members its subscriptions refer to are in its snapshots.</summary>
/// <param name="Licences">The month's subscriptions snapshot.</param>
sealed record DeliveredMonth(Month Month, IReadOnlyList<Licence> Licences)
{
    public bool IsUsageLoaded { get; init; } = true;

    public bool IsBillingLoaded { get; init; } = true;

    /// <summary>Raised by a redelivery.</summary>
    public int Delivery { get; init; } = 1;

    /// <summary>Members that are other than <see cref="Member"/> makes them, or that no subscription refers to.</summary>
    public IReadOnlyList<DimCustomer> Customers { get; init; } = [];

    public IReadOnlyList<DimSku> Skus { get; init; } = [];

    public IReadOnlyList<DimPartnerLocation> Locations { get; init; } = [];

    public IReadOnlyList<RejectedLine> Rejects { get; init; } = [];

    public IReadOnlyList<Orphan> Orphans { get; init; } = [];

    /// <summary>Rows of each delivery that are told of and were never there.</summary>
    public int Miscounted { get; init; }

    /// <summary>Changes what would be right, for a test of what is wrong.</summary>
    public Func<TransformedMonth, TransformedMonth> Distortion { get; init; } = month => month;

    public static DeliveredMonth Of(string month, params Licence[] licences) => new(Month.Parse(month), licences);

    public LandedDelivery Landed(Feed feed) => new(feed, Month.Last, $"{feed.Name} {Month} {Delivery}", []);

    public MonthDeliveries Deliveries => new(
        Month, Landed(Feed.Partners), Landed(Feed.Customers), Landed(Feed.Skus), Landed(Feed.Subscriptions), null, null,
        IsUsageLoaded ? [Landed(Feed.Usage)] : [], IsBillingLoaded ? [Landed(Feed.Billing)] : []);

    public MonthState State => new(Month, Month.Last, IsPartial: false, IsUsageLoaded, IsBillingLoaded, MonthInputs.Sha256(Deliveries));

    public TransformedMonth Transformed()
    {
        var facts = Licences.Select(licence => licence.Fact(IsUsageLoaded)).ToList();
        var usage = IsUsageLoaded ? Licences.SelectMany(licence => licence.Usage).ToList() : [];
        var revenue = IsBillingLoaded ? Revenue() : [];
        var attributions = Licences.SelectMany(licence => licence.Attributions).ToList();
        return Distortion(new TransformedMonth
        {
            Deliveries = Deliveries,
            Counts = [.. Deliveries.All.Select(Count)],
            Orphans = Orphans,
            Customers = Snapshot(
                Customers, Licences.Select(licence => licence.Tenant), Member.Customer, customer => customer.CustomerTenantId),
            Skus = Snapshot(Skus, Licences.Select(licence => licence.Sku), Member.Sku, sku => sku.SkuId),
            PartnerLocations = Snapshot(
                Locations, attributions.Select(attribution => attribution.MpnId), Member.Location, location => location.MpnId),
            Subscriptions = [.. Licences
                .OrderBy(licence => licence.SkuId).DistinctBy(licence => licence.Subscription).Select(licence => licence.Member)],
            SubscriptionFacts = facts,
            RevenueFacts = revenue,
            UsageFacts = usage,
            AttributionFacts = attributions,
            Totals = Totals(facts, usage, revenue, attributions.Count),
        });
    }

    List<FactRevenueMonth> Revenue() =>
        [.. Licences.Where(licence => licence.RevenueUsd is not null)
            .Select(licence => new FactRevenueMonth(licence.SubscriptionId, licence.SkuId, licence.RevenueUsd!.Value))];

    DeliveryCount Count(LandedDelivery delivery)
    {
        var rejected = Rejects.Count(reject => reject.Delivery.Feed == delivery.Feed);
        return new DeliveryCount(delivery, RowsIn: 1000 + Miscounted, RowsUsed: 1000 - rejected, RowsDuplicate: 0, rejected);
    }

    ControlTotals Totals(
        List<FactSubscriptionMonth> facts, List<FactUsageMonth> usage, List<FactRevenueMonth> revenue, int attributionRows) =>
        new(facts.Count, facts.Sum(fact => fact.LicenseCount), facts.Sum(fact => fact.AvailableSeats),
            IsUsageLoaded ? facts.Sum(fact => fact.AssignedSeats!.Value) : null,
            IsUsageLoaded ? facts.Sum(fact => fact.ActiveSeats!.Value) : null,
            revenue.Count, revenue.Sum(fact => fact.BilledRevenueUsd), revenue.Sum(fact => fact.BilledRevenueUsd),
            usage.Count, usage.Sum(fact => fact.ActiveSeats), attributionRows);

    static List<T> Snapshot<T, TId>(IReadOnlyList<T> stated, IEnumerable<string> referredTo, Func<string, T> make, Func<T, TId> idOf)
        where T : notnull =>
        [.. stated.Concat(referredTo.Where(name => name != DimPartnerLocation.UnknownMpnId).Distinct().Select(make)).DistinctBy(idOf)];
}
