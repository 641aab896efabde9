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
            SqlText.Read("ledger/run_dead.sql"),
            cancellationToken, ("run", runId));

    /// <summary>Runs that have ended and still have staging tables.</summary>
    static Task<List<long>> StagedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.RowsAsync(
            SqlText.Read("ledger/staged_runs.sql"),
            row => row.GetInt64(0),
            cancellationToken);
}
