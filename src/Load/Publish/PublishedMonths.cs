using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The state of each published month, which readers see beside its facts.</summary>
sealed class PublishedMonths(NpgsqlConnection connection, long runId)
{
    /// <summary>Null: the month is not published.</summary>
    public Task<bool?> UsageLoadedAsync(Month month, CancellationToken cancellationToken) =>
        connection.ScalarAsync<bool?>(
            "select usage_loaded from warehouse.month_state where month_start = @month", cancellationToken, ("month", month.First));

    /// <summary>Writes the month's state; its version rises if that or any of its rows changed.</summary>
    public async Task<(int Version, bool IsNew)> SetAsync(MonthState state, long changes, CancellationToken cancellationToken) =>
        (await connection.RowsAsync(
            SqlText.Read("warehouse/month_state.sql"), row => (row.GetInt32(0), row.GetBoolean(1)), cancellationToken,
            ("month", state.Month.First), ("as_of", state.AsOf), ("is_partial", state.IsPartial),
            ("usage_loaded", state.IsUsageLoaded), ("billing_loaded", state.IsBillingLoaded), ("run", runId),
            ("has_changed", changes > 0)))[0];

    public Task RaiseAsync(Month month, CancellationToken cancellationToken) =>
        connection.RunAsync(
            SqlText.Read("warehouse/month_state_raise.sql"),
            cancellationToken, ("month", month.First), ("run", runId));
}
