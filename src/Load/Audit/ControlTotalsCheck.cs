using InsightsEtl.Extract;
using InsightsEtl.Transform;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Holds a month's rows, staged and then as they would be published, against the totals taken while its lines were read.</summary>
/// <remarks>Of revenue the results say only whether it is equal: checks are read by people who may not see revenue.</remarks>
public sealed class ControlTotalsCheck(Month month, ControlTotals totals, long runId)
{
    /// <summary>What numeric(18, 2) holds before the point.</summary>
    const decimal LargestRevenueUsd = 9_999_999_999_999_999.99m;

    /// <summary>Largest share of a cent by which rounding moves a row, and the rounding of the lines' own sum.</summary>
    const decimal RoundingUsd = 0.005m;
    const decimal LinesRoundingUsd = 0.000001m;

    internal async Task<IReadOnlyList<CheckResult>> PublishedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        [.. Compare(
            "published__",
            await ReadAsync(connection, SqlText.Read("warehouse/control_totals.sql"), cancellationToken, month))];

    internal async Task<IReadOnlyList<CheckResult>> StagedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var staged = await ReadAsync(connection, SqlText.Read("staging/control_totals.sql", runId), cancellationToken);
        var tooLarge = await connection.ScalarAsync<long>(
            SqlText.Read("staging/revenue_too_large.sql", runId), cancellationToken, ("largest", LargestRevenueUsd));
        var roundingUsd = Math.Abs(totals.BilledRevenueUsd - totals.BilledLinesUsd);
        return
        [
            .. Compare("staged__", staged),
            new CheckResult("staged__revenue_fits_its_column", "0 rows too large", $"{tooLarge} rows too large", tooLarge == 0),
            Claim(
                "staged__revenue_is_within_half_a_cent_per_row_of_its_lines",
                roundingUsd <= RoundingUsd * totals.RevenueRows + LinesRoundingUsd),
        ];
    }

    IEnumerable<CheckResult> Compare(string prefix, decimal?[] found) =>
        Expected().Zip(found, (expected, actual) => expected.IsRevenue
            ? Claim(prefix + expected.Name, expected.Value == actual)
            : new CheckResult(prefix + expected.Name, Text(expected.Value), Text(actual), expected.Value == actual));

    /// <summary>In the order of both <c>control_totals.sql</c>.</summary>
    (string Name, decimal? Value, bool IsRevenue)[] Expected() =>
    [
        ("subscription_rows", totals.SubscriptionRows, false),
        ("license_count", totals.LicenseCount, false),
        ("available_seats", totals.AvailableSeats, false),
        // A sum over no rows is null, in the database and so here.
        ("assigned_seats", totals.SubscriptionRows == 0 ? null : totals.AssignedSeats, false),
        ("active_seats", totals.SubscriptionRows == 0 ? null : totals.ActiveSeats, false),
        ("revenue_rows", totals.RevenueRows, false),
        ("billed_revenue_usd", totals.BilledRevenueUsd, true),
        ("usage_rows", totals.UsageRows, false),
        ("usage_active_seats", totals.UsageActiveSeats, false),
        ("attribution_rows", totals.AttributionRows, false),
    ];

    static async Task<decimal?[]> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, Month? month = null) =>
        (await connection.RowsAsync(sql, Numbers, cancellationToken, month is { } of ? [("month", of.First)] : []))[0];

    static decimal?[] Numbers(NpgsqlDataReader row) =>
        [.. Enumerable.Range(0, row.FieldCount).Select(place => row.IsDBNull(place) ? (decimal?)null : row.GetFieldValue<decimal>(place))];

    static CheckResult Claim(string name, bool isTrue) => new(name, "equal", isTrue ? "equal" : "different", isTrue);

    static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
