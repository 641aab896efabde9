using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>Everything a month's own feeds say of it: members and facts with natural ids, before keys and before other months.</summary>
/// <remarks>Members and facts are made while they are enumerated; each may be enumerated more than once.</remarks>
public sealed class TransformedMonth
{
    public required MonthDeliveries Deliveries { get; init; }

    public Month Month => Deliveries.Month;

    public bool IsUsageLoaded => Deliveries.Usage.Count > 0;

    public bool IsBillingLoaded => Deliveries.Billing.Count > 0;

    public required IReadOnlyList<DeliveryCount> Counts { get; init; }

    public required IReadOnlyList<Orphan> Orphans { get; init; }

    /// <summary>The month's snapshot and the inferred members that its subscriptions refer to; ids are distinct.</summary>
    public required IEnumerable<DimCustomer> Customers { get; init; }

    public required IEnumerable<DimSku> Skus { get; init; }

    public required IEnumerable<DimPartnerLocation> PartnerLocations { get; init; }

    public required IEnumerable<DimSubscription> Subscriptions { get; init; }

    public required IEnumerable<FactSubscriptionMonth> SubscriptionFacts { get; init; }

    public required IEnumerable<FactRevenueMonth> RevenueFacts { get; init; }

    public required IEnumerable<FactUsageMonth> UsageFacts { get; init; }

    public required IEnumerable<FactAttributionMonth> AttributionFacts { get; init; }

    /// <summary>What the facts must add up to once they are in the database.</summary>
    public required ControlTotals Totals { get; init; }
}
