using InsightsEtl.Extract;

namespace InsightsEtl.Load.Ops;

/// <summary>A delivery that is current in landing, as the ledger knows it.</summary>
sealed record DeliveryRow(string Feed, DateOnly DeliveryDate, string Identity)
{
    /// <returns>Null: of a feed that this program does not know.</returns>
    public LandedDelivery? ToLanded() => Extract.Feed.Named(Feed) is { } feed ? new LandedDelivery(feed, DeliveryDate, Identity, Parts: []) : null;
}
