using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Workers in the ledger: who is there.</summary>
public static class WorkerLedger
{
    public static Task BeatAsync(NpgsqlConnection connection, Guid workerId, int slots, CancellationToken cancellationToken) =>
        connection.RunAsync(
            SqlText.Read("ledger/worker_beat.sql"), cancellationToken,
            ("worker", workerId), ("host", Environment.MachineName), ("process", Environment.ProcessId), ("slots", slots));

    /// <summary>A worker that ends in peace leaves no row.</summary>
    public static Task LeaveAsync(NpgsqlConnection connection, Guid workerId, CancellationToken cancellationToken) =>
        connection.RunAsync("delete from etl.worker where worker_id = @worker", cancellationToken, ("worker", workerId));
}
