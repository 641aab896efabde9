using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The version of each published month, and what the ledger says a run changed.</summary>
static class PublishedVersions
{
    /// <summary>"2026-01-01 version 2 of run 5 at …" for each month.</summary>
    public static Task<List<string>> OfAsync(TestHome home) =>
        ReadAsync(
            home,
            """
            select concat(month_start, ' version ', version, ' of run ', run_id, ' at ', published_at)
            from warehouse.month_state
            order by month_start
            """,
            row => row.GetString(0));

    /// <summary>Rows that the run changed in each month it published, of whatever kind.</summary>
    public static Task<List<long>> ChangesOfRunAsync(TestHome home, long runId) =>
        ReadAsync(
            home,
            $"""
            select rows_inserted + rows_updated + rows_deleted + rows_rekeyed + member_changes + next_month_rows_changed
            from etl.publish where run_id = {runId}
            """,
            row => row.GetInt64(0));

    static async Task<List<T>> ReadAsync<T>(TestHome home, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(home.Database.ConnectionString);
        await connection.OpenAsync();
        return await connection.RowsAsync(sql, read, CancellationToken.None);
    }
}
