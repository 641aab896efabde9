using InsightsEtl.Load;
using InsightsEtl.Scheduler.Embedded;
using InsightsEtl.Scheduler.Engine;
using Npgsql;

namespace InsightsEtl.Scheduler.Checkup;

/// <summary>Whether nights begin, and whether anybody is there to work on what they ask for; silent where there is no warehouse yet.</summary>
static class ScheduleCheckup
{
    /// <summary>A host that lives has brought a firing by then.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    public static async Task<IReadOnlyList<Finding>> FindAsync(Database database, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await EtlSession.OpenAsLoginAsync(await database.ConnectionStringAsync(cancellationToken), cancellationToken);
            await using var command = new NpgsqlCommand("select to_regclass('etl.schedule') is not null", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is not true) return [];
            var night = (await RunSchedule.ReadAsync(connection, cancellationToken)).Single(trigger => trigger.Name == ScheduledTrigger.Night);
            var workers = await LedgerTable.WorkersAsync(connection, cancellationToken);
            var open = await RequestLedger.OpenAsync(connection, cancellationToken);
            return [Schedule(night, clock.GetUtcNow()), Workers(workers.Rows.Count, open.Count)];
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or ClusterException)
        {
            return []; // The database's own finding says it.
        }
    }

    static Finding Schedule(ScheduledTrigger night, DateTimeOffset now)
    {
        const string Check = "schedule";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(night.TimeZone, out var zone))
            return new(Check, FindingState.Failed, $"zone {night.TimeZone} is unknown here", "Install tzdata, or correct the setting Schedule:TimeZone.");
        if (night.IsPaused)
            return new(Check, FindingState.Warning, $"paused by {night.PausedBy}: {night.PauseReason}", "'insights schedule resume' lets nights begin again.");
        if (night.LastScheduledFor is not { } last)
            return new(Check, FindingState.Warning, "no host has started it yet", "Start 'insights serve', or 'insights worker --schedule', as a service.");
        var times = new FireTimes(night.Cron, zone);
        var isMissed = times.Newest(new DateTimeOffset(last), now - Grace) is not null;
        return Finding.If(
            !isMissed, Check, isMissed ? $"a night was missed since {last:yyyy-MM-dd HH:mm}Z" : $"next night at {times.After(now)?.UtcDateTime:yyyy-MM-dd HH:mm}Z",
            FindingState.Warning, "No host is there: start 'insights serve', or 'insights worker --schedule'. The next one catches up by itself.");
    }

    static Finding Workers(int workers, int open) => Finding.If(
        workers > 0 || open == 0, "workers", $"{workers} there, {open} requests wait or run", FindingState.Warning,
        "Start 'insights serve' or 'insights worker': nobody works on what was asked for.");
}
