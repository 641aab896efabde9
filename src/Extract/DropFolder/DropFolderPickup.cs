namespace InsightsEtl.Extract;

/// <summary>Carries deliveries from a drop folder into landing, whole and verified, or says why not.</summary>
/// <param name="progress">Receives bytes copied or checked, from several threads at once; may be null.</param>
public sealed class DropFolderPickup(Landing landing, Action<long>? progress = null)
{
    /// <summary>Hashing and counting one delivery keeps one core busy; more at once would only compete for the disk.</summary>
    const int DeliveriesAtOnce = 2;

    /// <summary>Lands what is in scope; what the drop folder holds now is what counts from now on.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such drop folder.</exception>
    /// <exception cref="IOException">The world is broken, a full disk say: nothing half done is visible, running again is safe.</exception>
    public async Task<PickupResult> RunAsync(string feedsFolder, PickupScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var hold = LandingHold.Take(landing.Folder, cancellationToken);
        return await EachAsync(feedsFolder, scope, Land, cancellationToken);
    }

    /// <summary>The same without a trace: reads every byte in scope, writes none, and says what a run would do.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such drop folder.</exception>
    public async Task<PickupResult> CheckAsync(string feedsFolder, PickupScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return await EachAsync(feedsFolder, scope, Check, cancellationToken);
    }

    static async Task<PickupResult> EachAsync(
        string feedsFolder, PickupScope scope, Handling handle, CancellationToken cancellationToken)
    {
        var dropFolder = new DropFolder(feedsFolder);
        var dropped = dropFolder.Deliveries(scope);
        var outcomes = new PickedUpDelivery[dropped.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = DeliveriesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, dropped.Count, options, (index, token) =>
        {
            outcomes[index] = One(dropped[index], handle, token);
            return ValueTask.CompletedTask;
        });
        return new PickupResult(outcomes, dropFolder.Ignored);
    }

    static PickedUpDelivery One(DroppedDelivery dropped, Handling handle, CancellationToken token)
    {
        try
        {
            if (dropped.ReadManifest() is { } json) return handle(dropped, dropped.Understand(json), json, token);
            return PickedUpDelivery.Without(dropped, PickupOutcome.Incomplete, "No manifest.json yet; expected after the last part.");
        }
        catch (Exception refusal) when (refusal is RefusedDeliveryException or UnreadablePartException)
        {
            return PickedUpDelivery.Without(dropped, PickupOutcome.Refused, refusal.Message);
        }
    }

    PickedUpDelivery Land(DroppedDelivery dropped, Manifest manifest, byte[] json, CancellationToken cancellationToken)
    {
        var outcome = OutcomeOf(manifest);
        IReadOnlyCollection<string> unknownColumns = [];
        var landed = landing.Find(manifest.Feed, manifest.Date, manifest.Identity);
        if (landed is null)
        {
            using var incoming = new IncomingDelivery(landing, manifest);
            unknownColumns = Verified(manifest, CopyPart, cancellationToken);
            landed = incoming.Complete(json);

            LandedPart CopyPart(int index)
            {
                using var source = dropped.OpenPart(manifest.Parts[index]);
                var copy = incoming.Copy(index, source, progress, cancellationToken);
                Fault.Hit("extract.copied");
                return copy;
            }
        }

        if (outcome != PickupOutcome.AlreadyLanded) landing.MakeCurrent(landed);
        return new PickedUpDelivery(dropped.Feed, dropped.Date, outcome, Message: null, landed, landed.Rows, landed.Bytes, unknownColumns);
    }

    PickedUpDelivery Check(DroppedDelivery dropped, Manifest manifest, byte[] json, CancellationToken cancellationToken)
    {
        var unknownColumns = Verified(manifest, HashPart, cancellationToken);
        var found = new LandedDelivery(
            dropped.Feed, dropped.Date, manifest.Identity, [.. manifest.Parts.Select(part => part.At(dropped.PathOf(part)))]);
        return new PickedUpDelivery(
            dropped.Feed, dropped.Date, OutcomeOf(manifest), Message: null, Landed: null, found.Rows, found.Bytes, unknownColumns)
        {
            Found = found,
        };

        LandedPart HashPart(int index)
        {
            using var source = dropped.OpenPart(manifest.Parts[index]);
            var sha256 = IncomingDelivery.Hash(source, block => progress?.Invoke(block.Length), cancellationToken);
            return manifest.Parts[index].At(dropped.PathOf(manifest.Parts[index])) with { Sha256 = sha256 };
        }
    }

    PickupOutcome OutcomeOf(Manifest manifest)
    {
        var current = landing.CurrentIdentity(manifest.Feed, manifest.Date);
        if (current is null) return PickupOutcome.Landed;
        return current == manifest.Identity ? PickupOutcome.AlreadyLanded : PickupOutcome.Superseding;
    }

    /// <param name="found">Gives the part at an index as it really is.</param>
    /// <returns>The unknown columns of all parts.</returns>
    static SortedSet<string> Verified(Manifest manifest, Func<int, LandedPart> found, CancellationToken cancellationToken)
    {
        var unknownColumns = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < manifest.Parts.Count; index++)
        {
            var count = PartCheck.Verified(found(index), manifest.Parts[index], manifest.Feed, cancellationToken);
            foreach (var column in count.UnknownColumns) unknownColumns.Add(column);
        }

        return unknownColumns;
    }

    /// <summary>What is done with a delivery whose manifest is understood.</summary>
    delegate PickedUpDelivery Handling(DroppedDelivery dropped, Manifest manifest, byte[] json, CancellationToken cancellationToken);
}
