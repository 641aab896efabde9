using System.Diagnostics;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Terminals;
using InsightsEtl.Transform;
using Npgsql;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>Makes one month from what has landed: transform, stage, audit, publish.</summary>
sealed class MonthJob(
    string connectionString, Landing landing, RunLedger ledger, RejectLimit limit, LeaseTerms terms, Progress progress)
{
    /// <param name="isForced">Publish even from the inputs it was published from.</param>
    /// <exception cref="FeedMissingException">The month cannot be built from what has landed.</exception>
    /// <exception cref="MonthHeldException">Another run holds the month.</exception>
    /// <exception cref="ChecksFailedException">The month does not add up.</exception>
    /// <exception cref="NpgsqlException">The database went away.</exception>
    public async Task<MonthOutcome> RunAsync(Month month, bool isForced, CancellationToken cancellationToken)
    {
        if (!isForced && await IsUpToDateAsync(Chosen(month), cancellationToken)) return await UpToDateAsync(month, cancellationToken);

        await using var lease = await MonthLease.TakeAsync(connectionString, month, ledger.RunId, terms, cancellationToken);
        // Only now, with the month in hand, is it certain that no other run publishes something newer before this one does.
        var deliveries = Chosen(month);
        if (!isForced && await IsUpToDateAsync(deliveries, cancellationToken)) return await UpToDateAsync(month, cancellationToken);
        Warn(deliveries);
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        try
        {
            await DeliveryLedger.RecordLandedAsync(connectionString, [.. deliveries.All], held.Token);
            var publication = await BuildAsync(deliveries, lease, held.Token);
            return new MonthOutcome(month, ExitCode.Done, publication, Summary(month, publication));
        }
        catch (OperationCanceledException lost) when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw lease.LostTo is { } gone
                ? new NpgsqlException($"{month}: the database went away.", gone is NpgsqlException ? gone : new IOException(gone.Message, gone))
                : new MonthHeldException($"{month} was taken by a later run while this one stalled; nothing was published.", lost);
        }
    }

    MonthDeliveries Chosen(Month month) => MonthDeliveries.For(month, landing.Current());

    async Task<bool> IsUpToDateAsync(MonthDeliveries deliveries, CancellationToken cancellationToken) =>
        await PublishedInputs.Sha256Async(connectionString, deliveries.Month, cancellationToken) == MonthInputs.Sha256(deliveries);

    void Warn(MonthDeliveries deliveries)
    {
        foreach (var delivery in deliveries.FallenBack)
            progress.Say($"{deliveries.Month}: warning, no {delivery.Feed.Name} of the month; those of {delivery.Date:yyyy-MM-dd} are used.");
    }

    async Task<MonthOutcome> UpToDateAsync(Month month, CancellationToken cancellationToken)
    {
        await StepAsync(
            month, MonthStep.Publish, () => Task.FromResult(new StepOutcome(RunState.Skipped, "Up to date.")), cancellationToken);
        return new MonthOutcome(month, ExitCode.Done, Publication: null, $"{month}: up to date.");
    }

    async Task<Publication> BuildAsync(MonthDeliveries deliveries, MonthLease lease, CancellationToken cancellationToken)
    {
        var month = deliveries.Month;
        await using var staged = await StagedMonth.OpenAsync(connectionString, month, ledger.RunId, cancellationToken);
        Fault.Hit("month.staging-made");
        var transformed = await TransformAsync(staged, deliveries, cancellationToken);
        Fault.Hit("month.transformed");
        await StepAsync(month, MonthStep.Stage, () => Task.FromResult(Staged(staged.Copy(transformed, cancellationToken))), cancellationToken);
        Fault.Hit("month.staged");
        await StepAsync(month, MonthStep.Audit, () => AuditAsync(staged, transformed, lease, cancellationToken), cancellationToken);
        Fault.Hit("month.audited");
        return await PublishAsync(transformed, lease, cancellationToken);
    }

    async Task<TransformedMonth> TransformAsync(StagedMonth staged, MonthDeliveries deliveries, CancellationToken cancellationToken)
    {
        var month = deliveries.Month;
        TransformedMonth? transformed = null;
        await StepAsync(month, MonthStep.Transform, () => Task.FromResult(Transform()), cancellationToken);
        return transformed!;

        StepOutcome Transform()
        {
            var bytes = deliveries.All.Sum(delivery => delivery.Bytes);
            using var step = progress.Step($"{month} transform", bytes);
            transformed = staged.Transform(reject => MonthTransform.Run(
                deliveries, reject, count => step.Advance(count.Delivery.Bytes, count.RowsIn), cancellationToken));
            var counts = transformed.Counts;
            step.Done($"{Figures.Count(counts.Sum(count => count.RowsIn))} rows, {Figures.Bytes(bytes)}");
            return new StepOutcome(
                RunState.Succeeded,
                RowsIn: counts.Sum(count => count.RowsIn),
                RowsOut: counts.Sum(count => count.RowsUsed),
                RowsDuplicate: counts.Sum(count => count.RowsDuplicate),
                RowsRejected: counts.Sum(count => count.RowsRejected),
                InputBytes: bytes);
        }
    }

    async Task<StepOutcome> AuditAsync(
        StagedMonth staged, TransformedMonth transformed, MonthLease lease, CancellationToken cancellationToken)
    {
        await staged.AuditAsync(transformed, limit, lease, cancellationToken);
        return new StepOutcome(RunState.Succeeded);
    }

    async Task<Publication> PublishAsync(TransformedMonth transformed, MonthLease lease, CancellationToken cancellationToken)
    {
        var month = transformed.Month;
        var state = new MonthState(
            month, transformed.Deliveries.AsOf, transformed.Deliveries.IsPartial, transformed.IsUsageLoaded, transformed.IsBillingLoaded,
            MonthInputs.Sha256(transformed.Deliveries));
        var totals = new ControlTotalsCheck(month, transformed.Totals, ledger.RunId);
        Publication? publication = null;
        await StepAsync(month, MonthStep.Publish, PublishAsync, cancellationToken);
        return publication!;

        async Task<StepOutcome> PublishAsync()
        {
            using var step = progress.Step($"{month} publish");
            publication = await new MonthPublish(connectionString, lease, ledger.RunId).RunAsync(state, totals, cancellationToken);
            return new StepOutcome(RunState.Succeeded, Summary(month, publication), RowsOut: publication.Changes.OfMonth);
        }
    }

    /// <summary>Runs a step with its place in the ledger; the run's boundary notes there what a failed one died of.</summary>
    async Task StepAsync(Month month, MonthStep step, Func<Task<StepOutcome>> work, CancellationToken cancellationToken)
    {
        using var span = RunSignals.Step(month, step);
        var elapsed = await ledger.StepStartedAsync(month, step, cancellationToken);
        try
        {
            var outcome = await work();
            await ledger.StepEndedAsync(month, step, elapsed, outcome, CancellationToken.None);
        }
        catch (Exception exception)
        {
            span?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
    }

    static StepOutcome Staged(long rows) => new(RunState.Succeeded, RowsOut: rows);

    static string Summary(Month month, Publication publication)
    {
        var changes = publication.Changes;
        return changes.OfMonth + changes.Members + changes.NextMonth + changes.Rekeyed == 0
            ? $"{month}: version {publication.Version}, 0 changed."
            : $"{month}: version {publication.Version}, {Figures.Count(changes.Inserted)} rows new, {Figures.Count(changes.Updated)} changed, "
              + $"{Figures.Count(changes.Deleted)} removed; {Figures.Count(changes.NextMonth)} of {month.Next} followed, "
              + $"{Figures.Count(changes.Rekeyed)} re-keyed.";
    }
}
