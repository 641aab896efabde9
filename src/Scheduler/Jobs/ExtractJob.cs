using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>Carries deliveries into landing and tells the ledger what has landed and what could not.</summary>
/// <param name="pull">Null: nothing is pulled.</param>
/// <param name="isTold">
/// Whether messages for the webhook are written of deliveries that are left out; of a service that is unavailable the run itself tells.
/// </param>
sealed class ExtractJob(string connectionString, Landing landing, Progress progress, PullRequest? pull = null, bool isTold = false)
{
    /// <param name="feedsFolder">Null: nothing is picked up, the ledger only follows landing.</param>
    /// <exception cref="SourceUnavailableException">A service stayed unavailable; what has landed whole from others stays landed.</exception>
    /// <exception cref="SourceAuthException">The services' identity provider does not know the client.</exception>
    public async Task<PickupResult> RunAsync(string? feedsFolder, PickupScope scope, CancellationToken cancellationToken)
    {
        using var span = RunSignals.Extract();
        var picked = feedsFolder is null ? new PickupResult([], []) : await PickUpAsync(feedsFolder, scope, cancellationToken);
        if (pull is { } request) picked = await PullAsync(request, scope, picked, cancellationToken);
        Fault.Hit("extract.picked-up");
        await DeliveryLedger.RecordLandedAsync(connectionString, landing.Current(), cancellationToken);
        await RecordProblemsAsync(picked, feedsFolder is null ? [] : await NotedAsync(scope, cancellationToken), cancellationToken);
        if (picked.Deliveries.FirstOrDefault(delivery => delivery.Outcome == PickupOutcome.Unavailable) is { } unavailable)
            throw new SourceUnavailableException(unavailable.Message!);
        return picked;
    }

    /// <summary>
    /// Problems of old that would have been met again if they were still there. A run asks a service for few dates: what another run may
    /// ask it for stays noted until one does.
    /// </summary>
    async Task<IEnumerable<(Feed Feed, DateOnly Date)>> NotedAsync(PickupScope scope, CancellationToken cancellationToken)
    {
        var noted = await DeliveryLedger.ProblemsAsync(connectionString, cancellationToken);
        return noted.Where(problem => scope.Wants(problem.Feed, problem.Date) && !MayBePulled(problem.Feed, problem.Date));
    }

    bool MayBePulled(Feed feed, DateOnly date) =>
        pull is { } request && request.Set.Sources.Any(source => source.Feed == feed && source.MayBeAskedFor(date, request.Today()));

    /// <returns>What was picked up and what was pulled.</returns>
    async Task<PickupResult> PullAsync(PullRequest request, PickupScope scope, PickupResult picked, CancellationToken cancellationToken)
    {
        using var step = progress.Step("pull");
        var pulls = new PullProgress(step.Advance);
        step.Detail = () => pulls.Describe(TimeProvider.System.GetUtcNow());
        var pulled = await new SourcePickup(landing, request.Set, TimeProvider.System, pulls)
            .RunAsync(scope, request.Today(), picked.Deliveries, cancellationToken);
        foreach (var line in Remarks(pulled).Concat(PullRemarks.Of(pulled))) progress.Say(line);
        step.Done($"{Summary(pulled)}; {step.Line()}");
        return new PickupResult([.. picked.Deliveries, .. pulled.Deliveries], picked.Ignored);
    }

    async Task<PickupResult> PickUpAsync(string feedsFolder, PickupScope scope, CancellationToken cancellationToken)
    {
        using var step = progress.Step("extract");
        var picked = await new DropFolderPickup(landing, bytes => step.Advance(bytes, rows: 0)).RunAsync(feedsFolder, scope, cancellationToken);
        foreach (var line in Remarks(picked)) progress.Say(line);
        step.Done(Summary(picked));
        return picked;
    }

    Task RecordProblemsAsync(PickupResult picked, IEnumerable<(Feed Feed, DateOnly Date)> noted, CancellationToken cancellationToken) =>
        DeliveryLedger.RecordProblemsAsync(
            connectionString,
            [.. picked.Deliveries.Select(delivery => (delivery.Feed, delivery.Date)), .. noted],
            [.. picked.Deliveries
                .Where(delivery => delivery.Message is not null)
                .Select(delivery => new DeliveryProblem(
                    delivery.Feed, delivery.Date, delivery.Outcome == PickupOutcome.Refused, delivery.Message!,
                    isTold && delivery.Outcome != PickupOutcome.Unavailable))],
            cancellationToken);

    /// <summary>What the operator should know of the deliveries found, one line each.</summary>
    public static IEnumerable<string> Remarks(PickupResult picked)
    {
        foreach (var delivery in picked.Deliveries.Where(delivery => delivery.Message is not null))
            yield return $"{delivery.Feed.Name} {delivery.Date:yyyy-MM-dd}: {Word(delivery.Outcome)}. {delivery.Message}";
        foreach (var feed in picked.Deliveries.Where(delivery => delivery.UnknownColumns.Count > 0).GroupBy(delivery => delivery.Feed))
            yield return $"{feed.Key.Name}: columns the contract does not know are ignored: "
                + string.Join(", ", feed.SelectMany(delivery => delivery.UnknownColumns).Distinct(StringComparer.OrdinalIgnoreCase)) + ".";
        foreach (var ignored in picked.Ignored) yield return $"Ignored: {ignored}";
    }

    public static string Summary(PickupResult picked)
    {
        var counts = picked.Deliveries.GroupBy(delivery => delivery.Outcome).OrderBy(outcome => outcome.Key)
            .Select(outcome => $"{Figures.Count(outcome.Count())} {Word(outcome.Key)}");
        return picked.Deliveries.Count == 0 ? "no deliveries found" : string.Join(", ", counts);
    }

    public static string Word(PickupOutcome outcome) => outcome switch
    {
        PickupOutcome.AlreadyLanded => "already landed",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
