using InsightsEtl.Fixtures;

namespace InsightsEtl.Load.Tests;

/// <summary>What docs/bi.md tells BI tools to ask is asked, and gives the numbers of the functions.</summary>
public sealed class BiGuideTests(RandomWorld world) : IClassFixture<RandomWorld>
{
    static readonly string[] Filters =
    [
        "{}",
        """{"markets": ["DE", "US"], "segments": ["Corporate", "Unknown"]}""",
        """{"locations": ["1000001"], "attributions": ["CSP Tier 1"]}""",
        """{"channels": ["CSP"], "workloads": ["Teams", "Dynamics"]}""",
    ];

    [Fact]
    public void Every_statement_is_a_measure_or_lists_rows() =>
        (BiGuide.Measures.Count + BiGuide.Rows.Count).Should().Be(BiGuide.StatementCount).And.BeGreaterThan(10);

    [Fact]
    public async Task Every_measure_gives_a_viewer_the_numbers_of_its_function()
    {
        foreach (var (function, sql) in BiGuide.Measures)
        {
            var viewer = world.Warehouse.Database.ViewerConnectionString;
            var columns = string.Join(", ", (await ColumnsAsync(sql)).Order(StringComparer.Ordinal));

            var measured = await Warehouse.LinesAsync(viewer, $"select {columns} from ({sql}) as measure order by month");

            measured.Should().HaveCount(5).And.Equal(
                await Warehouse.LinesAsync(viewer, $"select {columns} from mart.{function}({World.Range}) order by month"), "{0} says {1}", function, columns);
        }
    }

    [Fact]
    public async Task Every_number_of_each_function_has_rows_behind_it()
    {
        var named = new List<string>();
        foreach (var question in MartQuestion.All.Where(question => question.Name is not ("customer_changes" or "revenue_by_customer")
            && !question.Name.EndsWith("_summary", StringComparison.Ordinal)))
            named.AddRange((await NumbersAsync(question.Name)).Select(column => $"{question}.{column}"));

        BiGuide.DrillDowns.Select(number => number.Name).Should().BeEquivalentTo(named);
    }

    [Fact]
    public async Task The_rows_behind_a_number_make_it()
    {
        var numbers = 0;
        foreach (var drillDown in BiGuide.DrillDowns)
            foreach (var filters in Filters)
            {
                var lines = await world.Warehouse.LinesAsync(drillDown.Sql(new DateOnly(2026, 2, 1), new DateOnly(2026, 5, 1), filters));
                lines.Where(line => !line.EndsWith("|true", StringComparison.Ordinal)).Should().BeEmpty("{0} with {1}", drillDown.Name, filters);
                numbers += lines.Count;
            }

        numbers.Should().BeGreaterThan(500);
    }

    [Fact]
    public async Task Cards_are_the_newest_numbers_of_their_trends_and_sums_of_its_flows()
    {
        (await world.Warehouse.LinesAsync($"""
            with trend as (select * from mart.customers_trend({World.Range})),
            licences as (select * from mart.product_licenses_trend({World.Range})),
            seats as (select * from mart.dynamics_usage_trend({World.Range})),
            card as (
                select metric, value from mart.customers_summary({World.Range})
                union all select metric, value from mart.product_licenses_summary({World.Range})
                union all select metric, value from mart.dynamics_usage_summary({World.Range})
            ),
            expected (metric, value) as (
                select 'net_customers_added', case when bool_and(net_customers_added is not null) then sum(net_customers_added) end from trend
                union all
                select newest.metric, newest.value
                from trend, licences, seats, lateral (values
                    ('customers', customers::numeric), ('active_customers', active_customers), ('subscriptions', subscriptions),
                    ('last_month_churn', churned_customers), ('licenses', licenses), ('licenses_deployed', licenses_deployed),
                    ('active_licenses', active_licenses), ('available_seats', available_seats), ('assigned_seats', assigned_seats),
                    ('active_seats', active_seats), ('active_usage_pct', active_usage_pct)) as newest (metric, value)
                where trend.month = '2026-05-01' and licences.month = trend.month and seats.month = trend.month
            )
            select metric, card.value, expected.value from card full join expected using (metric) where card.value is distinct from expected.value
            """)).Should().BeEmpty();
    }

    async Task<List<string>> ColumnsAsync(string sql)
    {
        await using var connection = await world.Warehouse.OpenAsync();
        return [.. (await connection.TableAsync($"select * from ({sql}) as measure limit 0", CancellationToken.None)).Columns];
    }

    /// <summary>Columns of numbers that are no percentage and no rank.</summary>
    Task<List<string>> NumbersAsync(string function) => world.Warehouse.LinesAsync($"""
        select name
        from pg_proc, unnest(proallargtypes, proargnames, proargmodes) as argument (type, name, mode)
        where pronamespace = 'mart'::regnamespace and proname = '{function}' and mode = 't'
            and type in ('int'::regtype, 'bigint'::regtype, 'numeric'::regtype) and name !~ '(_pct|_rank)$'
        """);
}
