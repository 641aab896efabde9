using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Runs whose process is gone: their lock is free though the ledger still calls them running.</summary>
static class DeadRuns
{
    /// <summary>Marks them interrupted and removes the staging tables they left.</summary>
    public static async Task SweepAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var suspects = await connection.RowsAsync(
            "select run_id from etl.run where state = 'running' order by run_id", row => row.GetInt64(0), cancellationToken);
        foreach (var runId in suspects)
        {
            if (!await LockAsync(connection, "pg_try_advisory_lock", runId, cancellationToken)) continue;
            await MarkAsync(connection, runId, cancellationToken);
            Fault.Hit("sweep.marked");
            await LockAsync(connection, "pg_advisory_unlock", runId, cancellationToken);
        }
        foreach (var runId in await StagedAsync(connection, cancellationToken))
        {
            await StagingTables.DropAsync(connection, runId, cancellationToken);
            Fault.Hit("sweep.dropped");
        }
    }

    static Task<bool> LockAsync(NpgsqlConnection connection, string function, long runId, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>(
            $"select {function}(@space, @run)", cancellationToken, ("space", EtlSession.RunLock), ("run", (int)runId));

    static Task MarkAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken) =>
        connection.RunAsync(
            """
            update etl.step set state = 'interrupted', message = 'The process ended without a word.', finished_at = clock_timestamp()
            where run_id = @run and state = 'running';

            update etl.run set state = 'interrupted', message = 'The process ended without a word.', finished_at = clock_timestamp()
            where run_id = @run and state = 'running'
            """,
            cancellationToken, ("run", runId));

    /// <summary>Runs that have ended and still have staging tables.</summary>
    static Task<List<long>> StagedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.RowsAsync(
            """
            select distinct substring(pg_class.relname from '^run_([0-9]+)_')::bigint as run_id
            from pg_class
            where pg_class.relnamespace = 'staging'::regnamespace and pg_class.relkind = 'r' and pg_class.relname ~ '^run_[0-9]+_'
                and not exists (
                    select from etl.run
                    where run.state = 'running' and run.run_id = substring(pg_class.relname from '^run_([0-9]+)_')::bigint
                )
            """,
            row => row.GetInt64(0),
            cancellationToken);
}
