using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>One run's own unlogged tables in schema <c>staging</c>.</summary>
static class StagingTables
{
    /// <summary>The run's own table behind <c>staging.&lt;table&gt;</c> of the SQL files.</summary>
    public static string Name(long runId, string table) => string.Create(CultureInfo.InvariantCulture, $"staging.run_{runId}_{table}");

    public static async Task CreateAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken)
    {
        await DropAsync(connection, runId, cancellationToken);
        await connection.RunAsync(SqlText.Read("staging/candidates.sql", runId), cancellationToken);
        Fault.Hit("staging.candidates-made");
        await connection.RunAsync(SqlText.Read("staging/targets.sql", runId), cancellationToken);
    }

    public static async Task DropAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken)
    {
        var names = await connection.RowsAsync(
            "select format('staging.%I', tablename) from pg_tables where schemaname = 'staging' and starts_with(tablename, @prefix)",
            row => row.GetString(0),
            cancellationToken,
            ("prefix", string.Create(CultureInfo.InvariantCulture, $"run_{runId}_")));
        if (names.Count > 0)
            await connection.RunAsync($"drop table if exists {string.Join(", ", names)}", cancellationToken);
    }
}
