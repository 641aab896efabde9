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
    Guid? MigratedFromSubscriptionId)
{
    const string Unknown = "Unknown";

    /// <summary>By subscription and SKU.</summary>
    internal static IEnumerable<FactSubscriptionMonth> From(MonthLines lines) =>
        Enumerable.Range(0, lines.Subscriptions.Count).Select(position => Of(lines, position));

    static FactSubscriptionMonth Of(MonthLines lines, int position)
    {
        var line = lines.Subscriptions[position];
        var primary = lines.Attributions.PrimaryOf(position);
        var status = line.Status.Meaning;
        var seats = lines.SeatsOf(position);
        return new FactSubscriptionMonth(
            line.Key.SubscriptionId,
            line.Key.SkuId,
            line.CustomerTenantId,
            primary.MpnId,
            primary.AttributionType,
            line.SalesChannel ?? Unknown,
            line.SalesModel ?? Unknown,
            line.DetailedSalesModel ?? Unknown,
            status,
            status == SubscriptionStatus.Other ? line.Status.Text : null,
            line.LicenseCount,
            lines.AvailableSeatsOf(line),
            seats?.Assigned,
            seats?.Active,
            line.MigratedFromSubscriptionId);
    }
}
