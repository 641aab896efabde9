using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The schedule in the ledger: what its triggers are set to, whether the night is paused, and what they last did.</summary>
public static class RunSchedule
{
    public static async Task<IReadOnlyList<ScheduledTrigger>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.RowsAsync(SqlText.Read("ledger/schedule.sql"), ScheduledTrigger.Read, cancellationToken);

    /// <summary>Notes what a host's settings say.</summary>
    /// <param name="now">By the host's clock: where a trigger that has never fired begins.</param>
    public static Task SetAsync(
        NpgsqlConnection connection, string trigger, string cron, string timeZone, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.RunAsync(
            SqlText.Read("ledger/schedule_set.sql"), cancellationToken,
            ("trigger", trigger), ("cron", cron), ("zone", timeZone), ("now", now.UtcDateTime));

    /// <summary>Takes a firing, in a transaction that then does its work: however many hosts see it, one does.</summary>
    /// <returns>Null: it has been seen to; false: the trigger is paused.</returns>
    public static Task<bool?> TakeFiringAsync(
        NpgsqlConnection connection, string trigger, DateTimeOffset scheduledFor, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool?>(
            SqlText.Read("ledger/schedule_due.sql"), cancellationToken,
            ("trigger", trigger), ("scheduled_for", scheduledFor.UtcDateTime));

    /// <summary>From now on no night begins; what runs or is queued goes on.</summary>
    /// <returns>False: it was paused already, and by whom stays as it is.</returns>
    public static Task<bool> PauseAsync(string connectionString, Asker asker, CancellationToken cancellationToken) =>
        ChangeAsync(connectionString, "ledger/schedule_pause.sql", "pause", asker, cancellationToken);

    /// <returns>False: it was not paused.</returns>
    public static Task<bool> ResumeAsync(string connectionString, Asker asker, CancellationToken cancellationToken) =>
        ChangeAsync(connectionString, "ledger/schedule_resume.sql", "resume", asker, cancellationToken);

    static async Task<bool> ChangeAsync(string connectionString, string file, string what, Asker asker, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = await NightAsync(connection, cancellationToken);
        var isChanged = await connection.RunAsync(
            SqlText.Read(file), cancellationToken, ("trigger", ScheduledTrigger.Night), ("who", asker.Who), ("why", asker.Why)) > 0;
        var after = await NightAsync(connection, cancellationToken);
        await ActionAudit.RecordAsync(
            connection, new AuditedAction(asker.Who, $"{what} {ScheduledTrigger.Night}", asker.Why, Shown(before), Shown(after)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isChanged;
    }

    static async Task<ScheduledTrigger> NightAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, cancellationToken)).Single(trigger => trigger.Name == ScheduledTrigger.Night);

    static object Shown(ScheduledTrigger trigger) => new { trigger.IsPaused, trigger.PausedBy, trigger.PauseReason, trigger.PausedAt };
}
