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
    bool IsInferred);
