using System.Data;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>What a reader sees of two months at one moment: the version of each, and rows and sums of every fact he may read.</summary>
/// <param name="Versions">Empty where nothing is published.</param>
sealed record Snapshot(string Versions, string Facts)
{
    static readonly string[] Sums =
    [
        "count(*), sum(license_count), sum(available_seats), sum(assigned_seats), sum(available_seats_delta), sum(customer_name) from (select fact.*, "
            + "length(customer_name) as customer_name from warehouse.fact_subscription_month as fact join warehouse.dim_customer using (customer_key)) as fact",
        "count(*), sum(assigned_seats), sum(active_seats) from warehouse.fact_usage_month",
        "count(*), sum(is_duplicate_row_for_pga) from warehouse.fact_attribution_month",
        "count(*), sum(available_seats), sum(subscription_count), count(*) filter (where is_new) from warehouse.fact_customer_month",
        "count(*), sum(billed_revenue_usd) from warehouse.fact_revenue_month",
    ];

    public bool IsEmpty => Versions.Length == 0;

    /// <param name="reader">A viewer reads all but revenue, an executive that too.</param>
    /// <param name="isOneStatement">All in one statement at READ COMMITTED; else a statement each, in one transaction at REPEATABLE READ.</param>
    public static async Task<Snapshot> TakeAsync(NpgsqlConnection reader, IReadOnlyList<Month> months, bool hasRevenue, bool isOneStatement)
    {
        const string Published = "select coalesce(string_agg(concat(month_start, ' v', version), ', ' order by month_start), '') from mart.month";
        var facts = Sums.Take(hasRevenue ? 5 : 4)
            .SelectMany(sums => months.Select(month => $"select row_to_json(sums)::text from (select {sums} where month_start = '{month}-01') as sums"))
            .ToList();
        if (isOneStatement)
        {
            var all = await TextsAsync(reader, $"select concat_ws('#', ({Published}), {string.Join(", ", facts.Select(fact => $"({fact})"))})");
            return new(all[..all.IndexOf('#', StringComparison.Ordinal)], all[(all.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        }
        await using var transaction = await reader.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var versions = await TextsAsync(reader, Published);
        List<string> texts = [];
        foreach (var fact in facts) texts.Add(await TextsAsync(reader, fact));
        return new(versions, string.Join('#', texts));
    }

    static async Task<string> TextsAsync(NpgsqlConnection reader, string sql) => (await reader.ScalarAsync<string>(sql, CancellationToken.None))!;
}
