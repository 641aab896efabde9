namespace InsightsEtl.Load.Ops;

/// <summary>A feed and its newest delivery.</summary>
/// <param name="DeliveryDate">Null, and all of the newest delivery with it: nothing of it has ever landed.</param>
/// <param name="Deliveries">That are current in landing.</param>
/// <param name="Problems">Deliveries that are left out.</param>
public sealed record FeedRow(
    string Feed,
    DateOnly? DeliveryDate,
    DateTime? LandedAt,
    long? RowCount,
    long? DeliveredBytes,
    string? Identity,
    int Deliveries,
    int Problems);
