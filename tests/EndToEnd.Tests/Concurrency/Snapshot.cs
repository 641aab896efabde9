using System.Data;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using Npgsql;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>What a reader sees of two months at one moment: the version of each, and rows and sums of every fact he may read.</summary>
/// <param name="Versions">Empty where nothing is published.</param>
sealed record Snapshot(string Versions, string Facts)
{
    const string Published =
        "select coalesce(string_agg(concat(month_start, ' v', version), ', ' order by month_start), '') from mart.month";

    static readonly string[] Sums =
    [
        """
        count(*), sum(license_count), sum(available_seats), sum(assigned_seats), sum(available_seats_delta), sum(length(customer_name))
        from warehouse.fact_subscription_month join warehouse.dim_customer using (customer_key)
        """,
        "count(*), sum(assigned_seats), sum(active_seats) from warehouse.fact_usage_month",
        "count(*), sum(is_duplicate_row_for_pga) from warehouse.fact_attribution_month",
        "count(*), sum(available_seats), sum(subscription_count), count(*) filter (where is_new) from warehouse.fact_customer_month",
        "count(*), sum(billed_revenue_usd) from warehouse.fact_revenue_month",
    ];

    public bool IsEmpty => Versions.Length == 0;

    /// <param name="reader">A viewer reads all but revenue, an executive that too.</param>
    /// <param name="isOneStatement">One statement at READ COMMITTED; else one each in a transaction at REPEATABLE READ.</param>
    public static async Task<Snapshot> TakeAsync(NpgsqlConnection reader, IReadOnlyList<Month> months, bool hasRevenue, bool isOneStatement)
    {
        var facts = Sums.Take(hasRevenue ? 5 : 4)
            .SelectMany(sums => months.Select(month => $"select {sums} where month_start = '{month}-01'"))
            .Select(sums => $"select row_to_json(sums)::text from ({sums}) as sums")
            .ToList();
        if (isOneStatement)
        {
            var columns = string.Join(", ", facts.Select(fact => $"({fact})"));
            var all = await TextAsync(reader, $"select concat_ws('#', ({Published}), {columns})");
            var place = all.IndexOf('#', StringComparison.Ordinal);
            return new(all[..place], all[(place + 1)..]);
        }
        await using var transaction = await reader.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var versions = await TextAsync(reader, Published);
        List<string> texts = [];
        foreach (var fact in facts) texts.Add(await TextAsync(reader, fact));
        return new(versions, string.Join('#', texts));
    }

    static async Task<string> TextAsync(NpgsqlConnection reader, string sql) =>
        (await reader.ScalarAsync<string>(sql, CancellationToken.None))!;
}
