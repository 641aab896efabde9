namespace InsightsEtl.Transform;

/// <summary>A subscription's licences in a month. Grain: one per month, subscription and SKU.</summary>
/// <param name="MpnId">Location of the primary attribution; <c>Unknown</c> where there is none.</param>
/// <param name="AttributionType">Type of the primary attribution; <c>Unknown</c> where there is none.</param>
/// <param name="SalesChannel"><c>Unknown</c> where the feed has none; likewise the two models.</param>
/// <param name="OtherStatus">The source's own word where <paramref name="Status"/> is Other, else null.</param>
/// <param name="LicenseCount">As delivered, 0 or more.</param>
/// <param name="AvailableSeats">The licence count where the status is Active or InGracePeriod and the SKU is paid, else 0.</param>
/// <param name="AssignedSeats">Maximum over workloads of each one's latest day; null: usage is not loaded.</param>
/// <param name="ActiveSeats">As the assigned seats.</param>
/// <param name="MigratedFromSubscriptionId">As this row names it, whatever the subscription's other rows say.</param>
public sealed record FactSubscriptionMonth(
    Guid SubscriptionId,
    Guid SkuId,
    Guid CustomerTenantId,
    string MpnId,
    string AttributionType,
    string SalesChannel,
    string SalesModel,
    string DetailedSalesModel,
    SubscriptionStatus Status,
    string? OtherStatus,
    int LicenseCount,
    int AvailableSeats,
    int? AssignedSeats,
    int? ActiveSeats,
    Guid? MigratedFromSubscriptionId);
