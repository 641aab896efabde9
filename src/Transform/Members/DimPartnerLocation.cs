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

    /// <summary>By MPN id; <see cref="UnknownMpnId"/> is none of them, even where a feed has it.</summary>
    internal static IEnumerable<DimPartnerLocation> From(MonthLines lines) => lines.Partners.Values
        .Select(Delivered)
        .Concat(ReferredTo(lines).Where(mpnId => !lines.Partners.Contains(mpnId)).Distinct().Select(Inferred))
        .Where(location => location.MpnId != UnknownMpnId)
        .OrderBy(location => location.MpnId, CodePointOrder.Instance);

    static IEnumerable<string> ReferredTo(MonthLines lines) => lines.Subscriptions.InOrder
        .Select(line => line.MpnId).OfType<string>()
        .Concat(Enumerable.Range(0, lines.Subscriptions.Count).SelectMany(position => lines.Attributions.Of(position))
            .Select(line => line.MpnId));

    static DimPartnerLocation Delivered(PartnerLine line) => new(
        line.MpnId, line.PartnerName, line.PgaMpnId, line.PgaPartnerName, line.City, line.Country, line.AccountType, IsInferred: false);

    static DimPartnerLocation Inferred(string mpnId) => new(mpnId, "Unknown", null, null, null, null, null, IsInferred: true);
}
