using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load.Reports;

/// <summary>What is published of a month, as the transaction sees it whose rows are written down.</summary>
/// <param name="RunId">The run that published this version.</param>
/// <param name="Feeds">The deliveries it was made from.</param>
sealed record MonthSnapshot(
    Month Month, int Version, DateOnly AsOf, bool IsPartial, DateTime PublishedAt, long RunId, IReadOnlyList<ManifestFeed> Feeds)
{
    /// <returns>Null: the month is not published.</returns>
    public static async Task<MonthSnapshot?> ReadAsync(NpgsqlConnection connection, Month month, CancellationToken cancellationToken)
    {
        var feeds = await connection.RowsAsync(
            SqlText.Read("ledger/published_feeds.sql"),
            row => new ManifestFeed(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetString(2)),
            cancellationToken, ("month", month.First));
        var states = await connection.RowsAsync(
            "select version, as_of, is_partial, published_at, run_id from warehouse.month_state where month_start = @month",
            row => new MonthSnapshot(
                month, row.GetInt32(0), row.GetFieldValue<DateOnly>(1), row.GetBoolean(2), row.GetDateTime(3), row.GetInt64(4), feeds),
            cancellationToken, ("month", month.First));
        return states is [var state] ? state : null;
    }
}
