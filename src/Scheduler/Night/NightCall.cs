using InsightsEtl.Load;
using InsightsEtl.Scheduler.Engine;

namespace InsightsEtl.Scheduler.Night;

/// <summary>
/// What happens when a trigger fires: the night is asked for, no more; the ledger decides what is due. Each firing is taken once, however
/// many hosts, engines or clocks bring it, and one that nobody brought is caught up with.
/// </summary>
/// <param name="hasWebhook">Whether anybody is told of late feeds.</param>
sealed class NightCall(string connectionString, ScheduleSettings settings, LateFeeds lateFeeds, bool hasWebhook, TimeProvider clock)
{
    /// <summary>An engine that lives has fired by then.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(45);

    /// <summary>A clock may go back by an hour, or two; a firing further in the future is a clock that was wrong.</summary>
    static readonly TimeSpan TrustedFuture = TimeSpan.FromHours(3);

    /// <summary>Nobody needs to know of a night missed earlier: the newest does all that is due.</summary>
    static readonly TimeSpan LongestLook = TimeSpan.FromDays(40);

    static readonly Asker Schedule = new("schedule", "every night", RequestSource.Schedule);

    /// <param name="scheduledFor">When it was due, which may be a while ago.</param>
    public async Task FireAsync(string trigger, DateTimeOffset scheduledFor, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await RunSchedule.TakeFiringAsync(connection, trigger, scheduledFor, cancellationToken) == true)
        {
            if (trigger == ScheduledTrigger.Night) await RequestLedger.AddAsync(connection, month: null, new WantedRun(), Schedule, cancellationToken);
            else if (hasWebhook) await lateFeeds.AlertAsync(connection, cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Fires what was due since the last time and did not fire: hosts were down, the engine's tables gone, a clock set forward.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        var stored = await RunSchedule.ReadAsync(connection, cancellationToken);
        foreach (var trigger in settings.Triggers)
            if (Missed(trigger, stored.First(known => known.Name == trigger.Name)) is { } missed)
                await FireAsync(trigger.Name, missed, cancellationToken);
    }

    /// <summary>Tells the ledger what this host's settings say. A trigger that has never fired begins now: nothing was missed before.</summary>
    public async Task SetAsync(CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        foreach (var trigger in settings.Triggers)
            await RunSchedule.SetAsync(connection, trigger.Name, trigger.Cron, trigger.Zone.Id, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Of several missed the newest alone: a night does all that is due.</summary>
    DateTimeOffset? Missed(EngineTrigger trigger, ScheduledTrigger stored)
    {
        var now = clock.GetUtcNow();
        if (stored.LastScheduledFor is not { } newest) return null;
        var last = new DateTimeOffset(newest);
        var from = last > now + TrustedFuture ? now - TrustedFuture : last < now - LongestLook ? now - LongestLook : last;
        return new FireTimes(trigger).Newest(from, now - Grace);
    }
}
