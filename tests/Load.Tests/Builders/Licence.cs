using InsightsEtl.Transform;

namespace InsightsEtl.Load.Tests;

/// <summary>A row of a month's subscriptions with all that is reported of it: valid as it stands, the test changes what matters.</summary>
/// <param name="Seats">Licences as delivered.</param>
sealed record Licence(string Subscription, int Seats = 10)
{
    public string Sku { get; init; } = "e3";

    public string Tenant { get; init; } = "contoso";

    public string Mpn { get; init; } = "1000001";

    public string AttributionType { get; init; } = "CSP Tier 1";

    /// <summary>Locations credited beside the primary one.</summary>
    public (string Mpn, string Type)[] AlsoCredited { get; init; } = [];

    public string Channel { get; init; } = "Direct";

    public SubscriptionStatus Status { get; init; } = SubscriptionStatus.Active;

    public string? OtherStatus { get; init; }

    public string? MigratedFrom { get; init; }

    public string FriendlyName { get; init; } = Subscription;

    public (string Workload, int Assigned, int Active)[] Workloads { get; init; } = [("Exchange", 8, 5)];

    /// <summary>US dollars; null: no billing line.</summary>
    public decimal? RevenueUsd { get; init; } = 100.25m;

    public int AvailableSeats => Status is SubscriptionStatus.Active or SubscriptionStatus.InGracePeriod ? Seats : 0;

    public Guid SubscriptionId => Ids.Of(Subscription);

    public Guid SkuId => Ids.Of(Sku);

    Guid? MigratedFromId => MigratedFrom is null ? null : Ids.Of(MigratedFrom);

    public DimSubscription Member => new(
        SubscriptionId, FriendlyName, new DateOnly(2025, 1, 1), null, true, "Monthly", "P1Y", null, null, null, MigratedFromId);

    public FactSubscriptionMonth Fact(bool isUsageLoaded) => new(
        SubscriptionId, SkuId, Ids.Of(Tenant), Mpn, AttributionType, Channel, "Unknown", "Unknown", Status, OtherStatus,
        Seats, AvailableSeats,
        isUsageLoaded ? Workloads.Select(workload => workload.Assigned).DefaultIfEmpty().Max() : null,
        isUsageLoaded ? Workloads.Select(workload => workload.Active).DefaultIfEmpty().Max() : null,
        MigratedFromId);

    public IEnumerable<FactUsageMonth> Usage => Workloads.Select(
        workload => new FactUsageMonth(SubscriptionId, SkuId, workload.Workload, workload.Assigned, workload.Active, workload.Active, 1));

    public IEnumerable<FactAttributionMonth> Attributions => AlsoCredited
        .Select(credited => new FactAttributionMonth(SubscriptionId, SkuId, credited.Mpn, credited.Type, IsPrimary: false))
        .Prepend(new FactAttributionMonth(SubscriptionId, SkuId, Mpn, AttributionType, IsPrimary: true));
}
