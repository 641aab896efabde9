using System.Text.Json;
using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A warehouse held against a golden set's answers: the same questions as <c>compare.py --facts</c>.</summary>
sealed class GoldenComparison(NpgsqlConnection connection, JsonElement expected)
{
    readonly List<string> _differences = [];

    /// <summary>Questions asked.</summary>
    public int Asked { get; private set; }

    /// <returns>A line per row that was expected or found in vain; empty where all agree.</returns>
    public static async Task<(int Asked, IReadOnlyList<string> Differences)> RunAsync(TestHome home, GoldenSet set)
    {
        await using var connection = new NpgsqlConnection(home.Database.ConnectionString);
        await connection.OpenAsync();
        var comparison = new GoldenComparison(connection, set.Expected);
        await comparison.DeliveriesAsync();
        foreach (var month in set.Expected.GetProperty("facts").EnumerateObject()) await comparison.FactsAsync(month.Name, month.Value);
        return (comparison.Asked, comparison._differences);
    }

    async Task DeliveriesAsync()
    {
        var feeds = expected.GetProperty("feeds").EnumerateObject().ToList();
        await SameAsync(
            "select month_start, feed, delivery_date, rows_in, rows_used, rows_duplicate, rows_rejected from etl.delivery_month",
            feeds.Select(feed => Row([.. At(feed.Name), Count(feed.Value, "rows_in"), Count(feed.Value, "rows_used"),
                Count(feed.Value, "duplicate"), Rejects(feed.Value).Sum(reject => reject.Value.GetInt64())])));
        await SameAsync(
            "select month_start, feed, delivery_date, reason, rows from etl.reject_count",
            feeds.SelectMany(feed => Rejects(feed.Value).Select(reject =>
                Row([.. At(feed.Name), reject.Name["reject:".Length..], reject.Value.GetInt64()]))));
        await SameAsync(
            "select month_start, feed, rows from etl.orphan_count where rows > 0",
            expected.GetProperty("orphans").EnumerateObject().Select(orphan => Row([.. At(orphan.Name), orphan.Value.GetInt64()])));
        await SameAsync(
            "select month_start, as_of from mart.month",
            expected.GetProperty("as_of").EnumerateObject().Select(month => Row([month.Name + "-01", month.Value.GetString()])));
    }

    async Task FactsAsync(string month, JsonElement facts)
    {
        var customers = expected.GetProperty("customers").GetProperty(month);
        await SameAsync(
            $"""
            select count(*), sum(license_count), sum(available_seats), sum(assigned_seats), sum(active_seats), sum(available_seats_delta)
            from warehouse.fact_subscription_month where month_start = '{month}-01'
            """,
            [Row([.. "rows license_count available assigned active delta".Split(' ').Select(name => Value(facts, name))])]);
        await SameAsync(
            $"select sum(billed_revenue_usd) from warehouse.fact_revenue_month where month_start = '{month}-01'",
            [Row([Value(facts, "revenue")])]);
        await SameAsync(
            $"select count(*) from warehouse.fact_usage_month where month_start = '{month}-01'", [Row([Value(facts, "usage_rows")])]);
        await SameAsync(
            $"""
            select count(*), count(*) filter (where is_duplicate_row_for_pga = 0)
            from warehouse.fact_attribution_month where month_start = '{month}-01'
            """,
            [Row([Value(facts, "attribution_rows"), Value(facts, "rows")])]);
        await SameAsync(
            $"""
            select
                count(*) filter (where is_customer),
                case when not bool_and(is_active_customer is null) then count(*) filter (where is_active_customer) end
            from warehouse.fact_customer_month where month_start = '{month}-01'
            """,
            [Row([Value(customers, "customers"), Value(customers, "active")])]);
    }

    async Task SameAsync(string sql, IEnumerable<string> expectedRows)
    {
        Asked++;
        var found = await connection.RowsAsync(
            sql, row => Row([.. Enumerable.Range(0, row.FieldCount).Select(row.GetValue)]), CancellationToken.None);
        var wanted = expectedRows.ToList();
        _differences.AddRange(wanted.Except(found).Select(row => $"{sql}: expected {row}"));
        _differences.AddRange(found.Except(wanted).Select(row => $"{sql}: found {row}"));
        if (found.Count != wanted.Count) _differences.Add($"{sql}: expected {wanted.Count} rows, found {found.Count}");
    }

    static IEnumerable<JsonProperty> Rejects(JsonElement counts) =>
        counts.EnumerateObject().Where(count => count.Name.StartsWith("reject:", StringComparison.Ordinal));

    /// <summary>"2025-11 usage 2025-11-03" as month's first day, feed and perhaps date.</summary>
    static IEnumerable<object?> At(string name) => name.Split(' ') is [var month, .. var rest] ? [month + "-01", .. rest] : [];

    static object Count(JsonElement counts, string name) => counts.TryGetProperty(name, out var count) ? count.GetInt64() : 0L;

    static object? Value(JsonElement facts, string name) => facts.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture),
        var number => number.GetDecimal(),
    };

    static string Row(object?[] values) => string.Join('|', values.Select(Text));

    static string Text(object? value) => value switch
    {
        null or DBNull => "null",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal or long or int =>
            Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.############", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
