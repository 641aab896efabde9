using InsightsEtl.Extract;
using InsightsEtl.Transform;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>What became of every row of a month, in the ledger: counts per delivery, each reject, each orphan.</summary>
static class RowLedger
{
    /// <summary>One transaction; the details of earlier runs of the month give way to those of this run.</summary>
    /// <exception cref="MonthHeldException">Another run has taken the month meanwhile: the details are that run's.</exception>
    public static async Task RecordAsync(
        NpgsqlConnection connection, long runId, MonthLease lease, TransformedMonth month, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.Living().BeginTransactionAsync(cancellationToken);
        await lease.FenceAsync(connection, cancellationToken);
        await RecordCountsAsync(connection, runId, lease.Token, month, cancellationToken);
        await connection.RunAsync(
            SqlText.Read("ledger/reject.sql", runId), cancellationToken, ("run", runId), ("month", month.Month.First));
        await connection.RunAsync(
            "delete from etl.orphan where month_start = @month and run_id <> @run",
            cancellationToken, ("run", runId), ("month", month.Month.First));
        CopyOrphans(connection, runId, month);
        Fault.Hit("rows.before-recorded");
        await transaction.CommitAsync(cancellationToken);
        Fault.Hit("rows.recorded");
    }

    static async Task RecordCountsAsync(
        NpgsqlConnection connection, long runId, long token, TransformedMonth month, CancellationToken cancellationToken)
    {
        var counts = month.Counts;
        var recorded = await connection.RunAsync(
            SqlText.Read("ledger/run_delivery.sql"), cancellationToken,
            ("run", runId), ("month", month.Month.First), ("token", token),
            ("feeds", counts.Select(count => count.Delivery.Feed.Name).ToArray()),
            ("dates", counts.Select(count => count.Delivery.Date).ToArray()),
            ("identities", counts.Select(count => count.Delivery.Identity).ToArray()),
            ("rows_in", counts.Select(count => count.RowsIn).ToArray()),
            ("rows_used", counts.Select(count => count.RowsUsed).ToArray()),
            ("rows_duplicate", counts.Select(count => count.RowsDuplicate).ToArray()),
            ("rows_rejected", counts.Select(count => count.RowsRejected).ToArray()));
        if (recorded != counts.Count)
            throw new InvalidOperationException($"Found {recorded} of {counts.Count} deliveries of {month.Month} in the ledger.");
    }

    static void CopyOrphans(NpgsqlConnection connection, long runId, TransformedMonth month)
    {
        using var copy = BinaryCopy.Into(connection, "etl.orphan", "run_id, month_start, feed, subscription_id, sku_id, row_count");
        foreach (var orphan in month.Orphans)
            copy.Row().Long(runId).Date(month.Month.First).Text(orphan.Feed.Name)
                .Uuid(orphan.SubscriptionId).Uuid(orphan.SkuId).Long(orphan.Rows);
        copy.Complete();
    }
}
