using InsightsEtl.Scheduler.Engine;
using InsightsEtl.Scheduler.Workers;

namespace InsightsEtl.Scheduler.Night;

/// <summary>
/// Keeps an engine alive beside whatever else a process does, and looks now and then whether a firing was missed. Of several hosts on a
/// database any may die.
/// </summary>
/// <param name="pause">Between two looks.</param>
sealed class ScheduleHost(string connectionString, ScheduleSettings settings, NightCall night, Action<string> say, TimeSpan pause)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>Beside the workers of a process, or without any.</summary>
    public static ScheduleHost Of(WorkerHome home, ScheduleSettings settings)
    {
        var lateFeeds = new LateFeeds(settings, home.Template.FeedsFolder, home.Clock);
        var night = new NightCall(home.ConnectionString, settings, lateFeeds, home.Webhook is not null, home.Clock);
        return new ScheduleHost(home.ConnectionString, settings, night, home.Say, Pause);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await EngineAsync(stop);
                await Task.Delay(pause / 4, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The other hosts go on; without any, the next one catches up.
        }
    }

    /// <summary>The boundary of one engine: whatever it dies of, the next one starts from the ledger.</summary>
    async Task EngineAsync(CancellationToken stop)
    {
        try
        {
            await Patience.OfLedger.ExecuteAsync(async token => await night.SetAsync(token), stop);
            await using var engine = await QuartzEngine.StartAsync(connectionString, settings.Triggers, new EngineCall(FireAsync), stop);
            while (true)
            {
                await engine.EnsureAsync(stop);
                await night.CatchUpAsync(stop);
                await Task.Delay(pause, stop);
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            say($"Warning: the schedule's engine starts anew. {exception.Message.Split('\n')[0]}");
        }
    }

    Task FireAsync(string trigger, DateTimeOffset scheduledFor, CancellationToken cancellationToken) =>
        Patience.OfLedger.ExecuteAsync(async token => await night.FireAsync(trigger, scheduledFor, token), cancellationToken).AsTask();
}
