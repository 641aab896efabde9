namespace InsightsEtl.Transform;

/// <summary>A customer's tenant as the month's snapshot describes it. Grain: one per tenant.</summary>
/// <param name="CustomerTpid">Top parent id; null where the feed has none: the tenant then stands for its customer.</param>
/// <param name="CustomerMarket">ISO 3166 alpha-2, upper case; null where unknown. May be a code no country has.</param>
/// <param name="TenantCountry">As the market.</param>
/// <param name="IsInferred">Referred to by a subscription but not in the snapshot.</param>
public sealed record DimCustomer(
    Guid CustomerTenantId,
    string? CustomerTpid,
    string CustomerName,
    string? DunsNumber,
    string? CustomerMarket,
    string? TenantName,
    string? TenantDomainName,
    string? TenantCountry,
    string? CustomerSegment,
    string? TopSegment,
    string? IndustryName,
    string? VerticalName,
    bool IsInferred)
{
    /// <summary>By tenant id.</summary>
    internal static IEnumerable<DimCustomer> From(MonthLines lines) => lines.Customers.Values
        .Select(Delivered)
        .Concat(lines.Subscriptions.InOrder.Select(line => line.CustomerTenantId)
            .Where(tenant => !lines.Customers.Contains(tenant)).Distinct().Select(Inferred))
        .OrderBy(customer => customer.CustomerTenantId);

    static DimCustomer Delivered(CustomerLine line) => new(
        line.CustomerTenantId,
        line.CustomerTpid,
        line.CustomerName,
        line.DunsNumber,
        line.CustomerMarket,
        line.TenantName,
        line.TenantDomainName,
        line.TenantCountry,
        line.CustomerSegment,
        line.TopSegment,
        line.IndustryName,
        line.VerticalName,
        IsInferred: false);

    static DimCustomer Inferred(Guid tenant) =>
        new(tenant, null, "Unknown", null, null, null, null, null, null, null, null, null, IsInferred: true);
}
