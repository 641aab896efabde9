namespace InsightsEtl.Extract;

/// <summary>The whole deliveries of a drop folder, where they lie, as their manifests describe them.</summary>
public static class DroppedDeliveries
{
    /// <summary>Without those that have no manifest, or one that cannot be understood.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such drop folder.</exception>
    public static IReadOnlyList<LandedDelivery> Of(string feedsFolder) =>
        [.. new DropFolder(feedsFolder).Deliveries(PickupScope.Everything).Select(Whole).OfType<LandedDelivery>()];

    static LandedDelivery? Whole(DroppedDelivery dropped)
    {
        try
        {
            if (dropped.ReadManifest() is not { } json) return null;
            var manifest = dropped.Understand(json);
            return new LandedDelivery(
                manifest.Feed, manifest.Date, manifest.Identity, [.. manifest.Parts.Select(part => part.At(dropped.PathOf(part)))]);
        }
        catch (RefusedDeliveryException)
        {
            return null;
        }
    }
}
