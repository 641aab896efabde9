using Npgsql;

namespace InsightsEtl.Load.Dashboards;

/// <summary>A published month as a dashboard's reader must know it: how complete it is.</summary>
/// <param name="IsPartial">Published before it had ended.</param>
public sealed record DashboardMonth(DateOnly MonthStart, DateOnly AsOf, int Version, bool IsPartial, bool IsUsageLoaded, bool IsBillingLoaded)
{
    /// <summary>All there are, oldest first.</summary>
    public static async Task<IReadOnlyList<DashboardMonth>> AllAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.RowsAsync(
            "select month_start, as_of, version, is_partial, usage_loaded, billing_loaded from mart.month order by month_start",
            row => new DashboardMonth(
                row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateOnly>(1), row.GetInt32(2), row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5)),
            cancellationToken);
}
