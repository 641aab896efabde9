using Npgsql;

namespace InsightsEtl.Load.Tests;

/// <summary>An amount that is recognised wherever it comes up comes up nowhere that a viewer can look.</summary>
public sealed class PlantedAmountTests(RevenueWarehouse home) : IClassFixture<RevenueWarehouse>
{
    [Fact]
    public async Task No_table_or_view_of_the_whole_database_shows_a_viewer_an_amount()
    {
        var relations = await home.Warehouse.LinesAsync(
            "select oid::regclass::text from pg_class where relkind in ('r', 'p', 'v', 'm', 'S', 't') order by 1");
        await using var viewer = new NpgsqlConnection(home.Viewer);
        await viewer.OpenAsync();
        // A viewer sees its own question, so that must not hold what it asks for.
        var digits = string.Join("' || '", RevenueWarehouse.Planted.ToCharArray());
        var showing = new List<string>();
        var readable = 0;

        foreach (var relation in relations)
        {
            var rows = await ReadAsync(
                viewer, $"select row_of::text from {relation} as row_of where row_of::text like '%' || '{digits}' || '%' limit 1");
            if (rows is null) continue;
            readable++;
            showing.AddRange(rows.Select(row => $"{relation}: {row}"));
        }

        showing.Should().BeEmpty();
        readable.Should().BeGreaterThan(100, "the catalogs can be read");
        relations.Should().HaveCountGreaterThan(readable + 20, "some are not a viewer's");
    }

    [Fact]
    public async Task The_amount_is_where_it_should_be_and_would_be_found()
    {
        foreach (var place in new[]
            {
                "warehouse.fact_revenue_month", "pg_stats", "pg_stats_ext", "pg_statistic",
            })
            (await home.Warehouse.LinesAsync(
                $"select row_of::text from {place} as row_of where row_of::text like '%{RevenueWarehouse.Planted}%' limit 1"))
                .Should().ContainSingle("the owner finds it in {0}", place);
    }

    [Fact]
    public async Task The_checks_that_operators_read_say_whether_revenue_is_equal_and_not_what_it_is() =>
        (await home.Warehouse.LinesAsync("select actual from etl.check_result where check_name like '%billed_revenue_usd'"))
            .Should().NotBeEmpty().And.OnlyContain(actual => actual == "equal");

    [Theory]
    [InlineData("select database_to_xml(true, true, '')::text")]
    [InlineData("select schema_to_xml('warehouse', true, true, '')::text")]
    [InlineData("select cursor_to_xml('pg_cursors', 10, true, true, '')::text")]
    [InlineData("select string_agg(pg_get_viewdef(oid), '') from pg_class where relkind = 'v'")]
    [InlineData("select string_agg(pg_get_constraintdef(oid), '') from pg_constraint")]
    [InlineData("select string_agg(pg_get_statisticsobjdef(oid), '') from pg_statistic_ext")]
    [InlineData("select string_agg(pg_get_expr(relpartbound, oid), '') from pg_class")]
    [InlineData("select string_agg(description, '') from pg_description")]
    [InlineData("explain (analyze, verbose, buffers, settings) select * from warehouse.fact_subscription_month")]
    [InlineData("select string_agg(query, '') from pg_stat_get_activity(null)")]
    public async Task No_function_that_prints_what_it_finds_prints_an_amount(string statement)
    {
        await using var viewer = new NpgsqlConnection(home.Viewer);
        await viewer.OpenAsync();

        var rows = await ReadAsync(viewer, statement);

        (rows ?? []).Should().NotContain(row => row.Contains(RevenueWarehouse.Planted));
    }

    [Fact]
    public async Task What_the_pipeline_is_asking_at_the_moment_is_hidden_from_a_viewer()
    {
        await using var pipeline = await EtlSession.OpenAsync(home.Warehouse.ConnectionString, CancellationToken.None);
        using var end = new CancellationTokenSource();
        var asking = pipeline.RunAsync($"select pg_sleep(60), {RevenueWarehouse.Planted}", end.Token);
        const string queries =
            "select query from pg_stat_activity where datname = current_database() and state = 'active' and query like '%pg_sleep%'";
        while ((await home.Warehouse.LinesAsync(queries + " and query not like '%activity%'")).Count == 0) await Task.Delay(20);

        var seen = await Warehouse.LinesAsync(home.Viewer, "select query from pg_stat_activity where query not like '%activity%'");

        seen.Should().Contain("<insufficient privilege>").And.NotContain(query => query.Contains(RevenueWarehouse.Planted));
        await end.CancelAsync();
        await asking.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_refused_row_of_revenue_is_not_repeated_in_the_error_that_operators_read()
    {
        await home.Warehouse.RunAsync(
            "alter table warehouse_part.fact_revenue_month_202603 add constraint planted check (billed_revenue_usd > 0)");
        await using var pipeline = await EtlSession.OpenAsync(home.Warehouse.ConnectionString, CancellationToken.None);

        var update = () => pipeline.RunAsync(
            "update warehouse.fact_revenue_month set billed_revenue_usd = -billed_revenue_usd", CancellationToken.None);

        (await update.Should().ThrowAsync<PostgresException>()).Which.ToString().Should().NotContain(RevenueWarehouse.Planted);
    }

    /// <summary>Null where the viewer may not look.</summary>
    static async Task<List<string>?> ReadAsync(NpgsqlConnection viewer, string sql)
    {
        try
        {
            return await viewer.RowsAsync(sql, row => row.IsDBNull(0) ? "" : row.GetString(0), CancellationToken.None);
        }
        catch (PostgresException exception)
        {
            exception.ToString().Should().NotContain(RevenueWarehouse.Planted);
            return null;
        }
    }
}
