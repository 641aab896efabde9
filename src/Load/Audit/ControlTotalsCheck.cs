using InsightsEtl.Extract;
using InsightsEtl.Transform;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Holds the staged rows of a month against the totals taken while its lines were read.</summary>
public sealed class ControlTotalsCheck(Month month, ControlTotals totals, long runId)
{
    /// <exception cref="ChecksFailedException">What is staged is not what was read.</exception>
    internal async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var failed = (await RunAsync(connection, cancellationToken)).Where(result => !result.IsPassed).ToList();
        if (failed.Count > 0)
            throw new ChecksFailedException(
                $"{month} is not staged as it was read: {string.Join("; ", failed)}. Nothing was published; run the month again.");
    }

    internal async Task<IReadOnlyList<CheckResult>> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var staged = (await connection.RowsAsync(
            SqlText.Read("staging/control_totals.sql", runId), row => Numbers(row), cancellationToken))[0];
        return
        [
            .. Expected().Zip(staged, (expected, actual) => new CheckResult(
                "staged__" + expected.Name, Text(expected.Value), Text(actual), expected.Value == actual)),
            new CheckResult(
                "staged__revenue_is_within_half_a_cent_per_row_of_its_lines",
                Text(totals.BilledLinesUsd),
                Text(totals.BilledRevenueUsd),
                Math.Abs(totals.BilledRevenueUsd - totals.BilledLinesUsd) <= 0.005m * totals.RevenueRows + 0.000001m),
        ];
    }

    (string Name, decimal? Value)[] Expected() =>
    [
        ("subscription_rows", totals.SubscriptionRows),
        ("license_count", totals.LicenseCount),
        ("available_seats", totals.AvailableSeats),
        // A sum over no rows is null, in the database and so here.
        ("assigned_seats", totals.SubscriptionRows == 0 ? null : totals.AssignedSeats),
        ("active_seats", totals.SubscriptionRows == 0 ? null : totals.ActiveSeats),
        ("revenue_rows", totals.RevenueRows),
        ("billed_revenue_usd", totals.BilledRevenueUsd),
        ("usage_rows", totals.UsageRows),
        ("usage_active_seats", totals.UsageActiveSeats),
        ("attribution_rows", totals.AttributionRows),
    ];

    static decimal?[] Numbers(NpgsqlDataReader row) =>
        [.. Enumerable.Range(0, row.FieldCount).Select(place => row.IsDBNull(place) ? (decimal?)null : row.GetFieldValue<decimal>(place))];

    static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
