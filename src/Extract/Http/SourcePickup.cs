namespace InsightsEtl.Extract;

/// <summary>Pulls deliveries from services into landing, each whole or not at all, and says what became of each.</summary>
public sealed class SourcePickup
{
    readonly Landing _landing;
    readonly SourceSet _set;
    readonly TimeProvider _clock;
    readonly PullProgress _progress;
    readonly GuardedConnection? _connection;

    public SourcePickup(Landing landing, SourceSet set, TimeProvider clock, PullProgress progress)
        : this(landing, set, clock, progress, connection: null)
    {
    }

    /// <param name="connection">How hosts are connected to; tests have their own.</param>
    internal SourcePickup(Landing landing, SourceSet set, TimeProvider clock, PullProgress progress, GuardedConnection? connection) =>
        (_landing, _set, _clock, _progress, _connection) = (landing, set, clock, progress, connection);

    /// <summary>What would be pulled, and nothing else.</summary>
    /// <param name="dropped">Deliveries that a drop folder has; what somebody put there outranks a service.</param>
    public PickupResult Due(PickupScope scope, DateOnly today, IReadOnlyCollection<PickedUpDelivery> dropped) =>
        new([.. Wanted(scope, today, dropped).Select(wanted => IsSettled(wanted, today)
            ? Settled(wanted)
            : new PickedUpDelivery(wanted.Source.Feed, wanted.Date, PickupOutcome.Due, Message: null, Landed: null, Rows: 0, Bytes: 0, UnknownColumns: []))], []);

    /// <summary>Pulls what is in scope and has not landed, and what has landed lately once more.</summary>
    /// <param name="today">The run's date.</param>
    /// <param name="dropped">As for <see cref="Due"/>.</param>
    /// <exception cref="SourceAuthException">The client or its secret is not known.</exception>
    public async Task<PickupResult> RunAsync(
        PickupScope scope, DateOnly today, IReadOnlyCollection<PickedUpDelivery> dropped, CancellationToken cancellationToken)
    {
        using var hold = LandingHold.Take(_landing.Folder, cancellationToken);
        PartialDelivery.Sweep(_landing, _clock.GetUtcNow() - _set.Limits.PartialAge);
        using var client = new SourceClient(_set, _clock, _progress, _connection);
        var wanted = Wanted(scope, today, dropped).ToList();
        var outcomes = new PickedUpDelivery[wanted.Count];
        await Parallel.ForEachAsync(
            wanted.Index().GroupBy(one => one.Item.Source), Options(_set.Sources.Count, cancellationToken),
            async (feed, token) => await Parallel.ForEachAsync(
                feed, Options(feed.Key.Parallel, token), async (one, inner) => outcomes[one.Index] = await OneAsync(one.Item, today, client, inner)));
        return new PickupResult(outcomes, []);
    }

    static ParallelOptions Options(int atOnce, CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Math.Max(1, atOnce), CancellationToken = cancellationToken };

    IEnumerable<(Source Source, DateOnly Date)> Wanted(PickupScope scope, DateOnly today, IReadOnlyCollection<PickedUpDelivery> dropped)
    {
        var has = dropped.Where(delivery => delivery.Message is null).Select(delivery => (delivery.Feed, delivery.Date)).ToHashSet();
        // 'last' names no month before the deliveries are known: this month and the one before are where it can be.
        var months = scope.Months ?? [Month.Of(today).Previous, Month.Of(today)];
        return Feed.All.SelectMany(feed => _set.Sources.Where(source => source.Feed == feed))
            .Where(source => scope.Feeds?.Contains(source.Feed) != false)
            .SelectMany(source => months.Order().SelectMany(month => CadenceDates.Of(source.Cadence, month, today)).Select(date => (source, date)))
            .Where(wanted => !has.Contains((wanted.source.Feed, wanted.date)));
    }

    /// <summary>It has landed, and so long ago that the service will not have added to it.</summary>
    bool IsSettled((Source Source, DateOnly Date) wanted, DateOnly today) =>
        wanted.Source.Cadence != Cadence.OnChange
        && wanted.Date < today.AddDays(-wanted.Source.RepullDays)
        && _landing.CurrentIdentity(wanted.Source.Feed, wanted.Date) is not null;

    PickedUpDelivery Settled((Source Source, DateOnly Date) wanted)
    {
        var landed = _landing.Current(wanted.Source.Feed, wanted.Date)!;
        return new(landed.Feed, landed.Date, PickupOutcome.AlreadyLanded, Message: null, landed, landed.Rows, landed.Bytes, UnknownColumns: []);
    }

    async Task<PickedUpDelivery> OneAsync((Source Source, DateOnly Date) wanted, DateOnly today, SourceClient client, CancellationToken cancellationToken)
    {
        if (IsSettled(wanted, today)) return Settled(wanted);
        using var limit = new CancellationTokenSource(_set.Limits.PullTime, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await PullAsync(wanted.Source, wanted.Date, client, both.Token);
        }
        catch (Exception refusal) when (refusal is RefusedDeliveryException or UnreadablePartException)
        {
            return Without(wanted, PickupOutcome.Refused, refusal.Message);
        }
        catch (SourceUnavailableException later)
        {
            return Without(wanted, PickupOutcome.Unavailable, later.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Without(
                wanted, PickupOutcome.Unavailable,
                $"{wanted.Source.Feed.Name} {wanted.Date:yyyy-MM-dd}: not whole after {_set.Limits.PullTime.TotalMinutes:F0} min (SourceLimits:PullMinutes). "
                + "What has come is kept. To do: try again.");
        }
    }

    async Task<PickedUpDelivery> PullAsync(Source source, DateOnly date, SourceClient client, CancellationToken cancellationToken)
    {
        using var partial = PartialDelivery.Open(_landing, source, date);
        IReadOnlyList<PulledPage>? pages;
        try
        {
            pages = await new DeliveryPull(source, date, client, _set.Limits, _progress).RunAsync(partial, cancellationToken);
        }
        catch (Exception refusal) when (refusal is RefusedDeliveryException or UnreadablePartException)
        {
            partial.Remove();
            throw;
        }

        if (pages is null)
        {
            partial.Remove();
            return new PickedUpDelivery(source.Feed, date, PickupOutcome.Absent, Message: null, Landed: null, Rows: 0, Bytes: 0, UnknownColumns: []);
        }

        return Landed(partial, pages);
    }

    PickedUpDelivery Landed(PartialDelivery partial, IReadOnlyList<PulledPage> pages)
    {
        var manifest = partial.ManifestOf(pages);
        var current = _landing.CurrentIdentity(manifest.Feed, manifest.Date);
        var isKnown = current == manifest.Identity;
        var outcome = isKnown ? PickupOutcome.AlreadyLanded : current is null ? PickupOutcome.Landed : PickupOutcome.Superseding;
        LandedDelivery? landed = null;
        if (isKnown) partial.Remove();
        else _landing.MakeCurrent(landed = partial.Land(manifest));
        return new PickedUpDelivery(
            manifest.Feed, manifest.Date, outcome, Message: null, landed, pages.Sum(page => page.Rows), pages.Sum(page => page.Bytes),
            [.. pages.SelectMany(page => page.UnknownFields).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    static PickedUpDelivery Without((Source Source, DateOnly Date) wanted, PickupOutcome outcome, string message) =>
        new(wanted.Source.Feed, wanted.Date, outcome, message, Landed: null, Rows: 0, Bytes: 0, UnknownColumns: []);
}
