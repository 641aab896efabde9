namespace InsightsEtl.Extract;

/// <summary>Everything one look into a drop folder has found.</summary>
/// <param name="Deliveries">In the order of <see cref="Feed.All"/>, then by date.</param>
/// <param name="Ignored">Folders that are no feed or no date, relative to the drop folder, with the reason.</param>
public sealed record PickupResult(IReadOnlyList<PickedUpDelivery> Deliveries, IReadOnlyList<string> Ignored);
