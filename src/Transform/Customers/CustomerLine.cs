namespace InsightsEtl.Transform;

/// <summary>A row of the customers feed: a customer's tenant.</summary>
sealed record CustomerLine(
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
    string? VerticalName)
{
    public static CustomerLine From(Row row) => new(
        CustomerTenantId: row.RequiredGuid(),
        CustomerTpid: row.OptionalText(),
        CustomerName: row.RequiredText(),
        DunsNumber: row.OptionalText(),
        CustomerMarket: row.OptionalCode(),
        TenantName: row.OptionalText(),
        TenantDomainName: row.OptionalText(),
        TenantCountry: row.OptionalCode(),
        CustomerSegment: row.OptionalText(),
        TopSegment: row.OptionalText(),
        IndustryName: row.OptionalText(),
        VerticalName: row.OptionalText());
}
