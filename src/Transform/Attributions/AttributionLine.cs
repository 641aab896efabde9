namespace InsightsEtl.Transform;

/// <summary>A row of the attributions feed: a location credited with a subscription. All of it is key.</summary>
readonly record struct AttributionLine(Guid SubscriptionId, string MpnId, string AttributionType)
{
    /// <summary>The type of a subscription's own location where the feed credits nobody.</summary>
    public const string UnknownType = "Unknown";

    public static AttributionLine From(Row row) => new(
        SubscriptionId: row.RequiredGuid(),
        MpnId: row.RequiredText(),
        AttributionType: row.RequiredText());

    /// <summary>By subscription, then type, then location: the first of a subscription is primary unless its own location is named.</summary>
    public static int Compare(AttributionLine left, AttributionLine right)
    {
        var order = left.SubscriptionId.CompareTo(right.SubscriptionId);
        if (order == 0) order = CodePointOrder.Instance.Compare(left.AttributionType, right.AttributionType);
        return order != 0 ? order : CodePointOrder.Instance.Compare(left.MpnId, right.MpnId);
    }
}
