using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>The command that published a month first.</summary>
public sealed record FirstPublish(Month Month, string Command)
{
    /// <summary>Oldest month first; none where the database is not migrated.</summary>
    public static async Task<IReadOnlyList<FirstPublish>> AllAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsLoginAsync(connectionString, cancellationToken);
        if (!await connection.ScalarAsync<bool>("select to_regclass('etl.publish') is not null", cancellationToken)) return [];
        return await connection.RowsAsync(
            SqlText.Read("ledger/first_publishes.sql"),
            row => new FirstPublish(Month.Of(row.GetFieldValue<DateOnly>(0)), row.GetString(1)),
            cancellationToken);
    }
}
