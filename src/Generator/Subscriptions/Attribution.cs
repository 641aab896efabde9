namespace InsightsEtl.Generator;

/// <summary>A location credited with a subscription, and by what right.</summary>
readonly record struct Attribution(int MpnId, string Type)
{
    /// <summary>None to four; no two of one type.</summary>
    public static IEnumerable<Attribution> Of(Chance chance, Subscription subscription, CustomerTraits customer, PartnerLocation location)
    {
        var key = subscription.Slot.Key;
        var percent = chance.Below(100, Topic.Attribution, key);
        if (percent < 3) yield break;
        var near = PartnerLocation.Near(customer.Country.Iso2);
        var other = near[chance.Below(near.Length, Topic.Attribution, key, 1)].MpnId;
        var channel = subscription.Slot.Channel;
        yield return new Attribution(location.MpnId, channel.AttributionType);
        if (channel == SalesChannel.CspIndirect) yield return new Attribution(near[0].MpnId, SalesChannel.Csp.AttributionType);
        if (TypeOf(subscription.Sku, percent) is { } type && type != channel.AttributionType)
            yield return new Attribution(percent % 2 == 0 ? location.MpnId : other, type);
        if (percent is >= 60 and < 64) yield return new Attribution(other, "CPOR - Competency");
        if (percent is >= 64 and < 67) yield return new Attribution(other, "Deal Registration");
    }

    static string? TypeOf(Sku sku, int percent) => sku.Product switch
    {
        "Azure" => percent < 70 ? "PAL" : "DAP",
        "Dynamics 365" or "Power BI" => percent < 40 ? "CPOR" : null,
        _ => percent < 20 ? "DPOR" : percent < 28 ? "DAP" : null,
    };
}
