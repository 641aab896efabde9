using InsightsEtl.Load;
using InsightsEtl.Scheduler.Alerts;

namespace InsightsEtl.Scheduler.Workers;

/// <summary>
/// The workers of one process. Each takes a request, runs it to its end, takes the next. A wish to stop is heard between two requests:
/// what was begun is finished first.
/// </summary>
sealed class WorkerPool(WorkerHome home)
{
    /// <summary>Months at once in one process: each has six of the hundred connections that a process shares, and one of its own.</summary>
    public const int MostSlots = 12;

    readonly Guid _workerId = Guid.NewGuid();

    /// <param name="slots">Requests worked on at once.</param>
    /// <param name="stop">Take nothing more, and return when all has ended that was begun.</param>
    public async Task RunAsync(int slots, CancellationToken stop)
    {
        // It may be there again by the night, and what has landed needs none.
        if (home.Template.FeedsFolder is { } folder && !Directory.Exists(folder))
            home.Say($"Warning: found no folder {folder}; expected a drop folder with a folder per feed. Until it is there, what picks up from it fails.");
        await Patience.OfLedger.ExecuteAsync(async token => { await Migrations.ApplyAsync(home.ConnectionString, token); }, stop);
        var beats = new Turns("the worker could not give a sign of life, which is done again in a moment.", home.Say);
        using var drained = new CancellationTokenSource();
        var beside = Task.WhenAll(
            BeatAsync(beats, slots, drained.Token),
            home.Webhook is null ? Task.CompletedTask : new AlertSender(home.ConnectionString, home.Webhook, home.Say).RunAsync(drained.Token));
        try
        {
            await Task.WhenAll(Enumerable.Range(0, slots).Select(_ => new Worker(home, _workerId).RunAsync(stop)));
        }
        finally
        {
            await drained.CancelAsync();
            await beside;
        }
    }

    async Task BeatAsync(Turns turns, int slots, CancellationToken drained)
    {
        try
        {
            using var timer = new PeriodicTimer(home.Terms.Heartbeat, home.Clock);
            do await turns.TakeAsync(BeatOnceAsync, drained);
            while (await timer.WaitForNextTickAsync(drained));
        }
        catch (OperationCanceledException) when (drained.IsCancellationRequested)
        {
            await LeaveAsync();
        }

        async ValueTask BeatOnceAsync(CancellationToken token)
        {
            await using var connection = await EtlSession.OpenAsync(home.ConnectionString, token);
            await WorkerLedger.BeatAsync(connection, _workerId, slots, token);
        }
    }

    async Task LeaveAsync()
    {
        try
        {
            await using var connection = await EtlSession.OpenAsync(home.ConnectionString, CancellationToken.None);
            await WorkerLedger.LeaveAsync(connection, _workerId, CancellationToken.None);
        }
        catch (Exception exception) when (Patience.IsTransient(exception))
        {
            // The database is away; the row is old news in a minute.
        }
    }
}
