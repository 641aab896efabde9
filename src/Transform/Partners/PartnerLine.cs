namespace InsightsEtl.Transform;

/// <summary>A row of the partners feed: a partner's location or global account.</summary>
sealed record PartnerLine(
    string MpnId,
    string PartnerName,
    string PgaMpnId,
    string? PgaPartnerName,
    string? City,
    string? Country,
    string? AccountType)
{
    public static PartnerLine From(Row row) => new(
        MpnId: row.RequiredText(),
        PartnerName: row.RequiredText(),
        PgaMpnId: row.RequiredText(),
        PgaPartnerName: row.OptionalText(),
        City: row.OptionalText(),
        Country: row.OptionalCode(),
        AccountType: row.OptionalChoice("Global"u8, "Location"u8, RejectReason.BadEnum) switch
        {
            true => "Global",
            false => "Location",
            null => null,
        });
}
