namespace InsightsEtl.Transform;

/// <summary>A partner's location or global account as the month's snapshot describes it. Grain: one per MPN id.</summary>
/// <param name="PgaMpnId">MPN id of the partner global account; null on an inferred location.</param>
/// <param name="Country">ISO 3166 alpha-2, upper case; null where unknown. May be a code no country has.</param>
/// <param name="AccountType">Global or Location; null where the feed does not say.</param>
/// <param name="IsInferred">Referred to by a subscription or its attributions but not in the snapshot.</param>
public sealed record DimPartnerLocation(
    string MpnId,
    string PartnerName,
    string? PgaMpnId,
    string? PgaPartnerName,
    string? City,
    string? Country,
    string? AccountType,
    bool IsInferred)
{
    /// <summary>The location of a subscription that names none; never a member of a month's snapshot.</summary>
    public const string UnknownMpnId = "Unknown";
}
