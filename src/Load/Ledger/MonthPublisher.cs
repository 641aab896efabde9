using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>A command that has published rows of a month.</summary>
public sealed record MonthPublisher(Month Month, string Command)
{
    /// <summary>Oldest month first; none where the database is not migrated.</summary>
    public static async Task<IReadOnlyList<MonthPublisher>> AllAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsLoginAsync(connectionString, cancellationToken);
        if (!await connection.ScalarAsync<bool>("select to_regclass('etl.publish') is not null", cancellationToken)) return [];
        return await connection.RowsAsync(
            SqlText.Read("ledger/month_publishers.sql"),
            row => new MonthPublisher(Month.Of(row.GetFieldValue<DateOnly>(0)), row.GetString(1)),
            cancellationToken);
    }
}
