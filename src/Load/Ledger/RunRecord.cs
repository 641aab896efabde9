using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A run as the ledger keeps it.</summary>
/// <param name="FinishedAt">Null while it runs.</param>
public sealed record RunRecord(
    long RunId, string Command, string State, int? ExitCode, string? Message, DateTime StartedAt, DateTime? FinishedAt)
{
    /// <summary>The newest runs first.</summary>
    public static async Task<IReadOnlyList<RunRecord>> NewestAsync(
        NpgsqlConnection connection, int count, CancellationToken cancellationToken) =>
        await connection.RowsAsync(SqlText.Read("ledger/runs.sql"), Read, cancellationToken, ("count", count), ("run", null));

    public static async Task<RunRecord?> FindAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken) =>
        (await connection.RowsAsync(SqlText.Read("ledger/runs.sql"), Read, cancellationToken, ("count", 1), ("run", runId)))
        .FirstOrDefault();

    static RunRecord Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetFieldValue<int?>(3), row.TextOrNull(4),
        row.GetDateTime(5), row.GetFieldValue<DateTime?>(6));
}
