using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load.Reports;

/// <summary>One process at a time touches a month's report files; the lock goes with its connection.</summary>
static class ReportLock
{
    /// <exception cref="MonthHeldException">Another process has held it for longer than a lock is waited for.</exception>
    public static async Task TakeAsync(NpgsqlConnection connection, Month month, CancellationToken cancellationToken)
    {
        try
        {
            // A process that sleeps, its work done but not recorded, loses the lock to those who wait.
            await connection.RunAsync("set idle_session_timeout = '5min'", cancellationToken);
            await connection.RunAsync(
                "select pg_advisory_lock(@space, @month)", cancellationToken, ("space", EtlSession.ReportLock), ("month", month.Key));
        }
        catch (PostgresException waited) when (waited.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new MonthHeldException($"Another process is still writing the report files of {month}; run it again when it has ended.", waited);
        }
    }

    /// <returns>False: another process has it.</returns>
    public static Task<bool> TryTakeAsync(NpgsqlConnection connection, Month month, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool>(
            "select pg_try_advisory_lock(@space, @month)", cancellationToken, ("space", EtlSession.ReportLock), ("month", month.Key));

    public static Task ReleaseAsync(NpgsqlConnection connection, Month month, CancellationToken cancellationToken) =>
        connection.RunAsync(
            "select pg_advisory_unlock(@space, @month)", cancellationToken, ("space", EtlSession.ReportLock), ("month", month.Key));
}
