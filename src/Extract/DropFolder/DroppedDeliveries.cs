namespace InsightsEtl.Extract;

/// <summary>The deliveries of a drop folder that a pickup would land, where they lie.</summary>
public static class DroppedDeliveries
{
    /// <summary>Without those that are incomplete or would be refused: all bytes are read to know.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such drop folder.</exception>
    public static async Task<IReadOnlyList<LandedDelivery>> WholeAsync(string feedsFolder, CancellationToken cancellationToken)
    {
        // Nothing has ever landed there, so that everything whole would.
        var nowhere = new Landing(Path.Combine(feedsFolder, ".landing"));
        var check = await new DropFolderPickup(nowhere).CheckAsync(feedsFolder, PickupScope.Everything, cancellationToken);
        var whole = check.Deliveries.Where(delivery => delivery.Outcome == PickupOutcome.Landed)
            .Select(delivery => (delivery.Feed, delivery.Date)).ToHashSet();
        return [.. new DropFolder(feedsFolder).Deliveries(PickupScope.Everything).Where(dropped => whole.Contains((dropped.Feed, dropped.Date))).Select(At)];
    }

    static LandedDelivery At(DroppedDelivery dropped)
    {
        var manifest = dropped.Understand(dropped.ReadManifest()!);
        return new LandedDelivery(
            manifest.Feed, manifest.Date, manifest.Identity, [.. manifest.Parts.Select(part => part.At(dropped.PathOf(part)))]);
    }
}
