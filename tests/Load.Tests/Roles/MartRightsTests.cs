using Npgsql;

namespace InsightsEtl.Load.Tests;

/// <summary>A viewer asks everything but revenue, and finds none in any answer.</summary>
public sealed class MartRightsTests(RevenueWarehouse home) : IClassFixture<RevenueWarehouse>
{
    public static TheoryData<string> OfViewers => [.. MartQuestion.OfViewers.Select(question => question.ToString())];

    public static TheoryData<string> OfExecutives => [.. MartQuestion.OfExecutives.Select(question => question.ToString())];

    [Theory]
    [MemberData(nameof(OfViewers))]
    public async Task A_viewer_may_ask_and_gets_no_revenue(string name)
    {
        var sql = MartQuestion.OfViewers.Single(question => question.ToString() == name).Sql("2026-03-01", "2026-04-01");

        var rows = await Warehouse.LinesAsync(home.Viewer, sql);

        rows.Should().NotBeEmpty().And.NotContain(row => row.Contains(RevenueWarehouse.Planted));
        (await Warehouse.LinesAsync(home.Executive, sql)).Should().Equal(rows);
    }

    [Theory]
    [MemberData(nameof(OfExecutives))]
    public async Task An_executive_may_ask_for_revenue_and_a_viewer_may_not(string name)
    {
        var sql = MartQuestion.OfExecutives.Single(question => question.ToString() == name).Sql("2026-03-01", "2026-04-01");

        (await Warehouse.LinesAsync(home.Executive, sql)).Should().NotBeEmpty();

        (await FluentActions.Awaiting(() => Warehouse.LinesAsync(home.Viewer, sql)).Should().ThrowAsync<PostgresException>())
            .Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task The_ranking_shows_a_viewer_no_column_of_money_and_its_plan_tells_nothing()
    {
        (await Warehouse.LinesAsync(home.Viewer, "explain (analyze, verbose) select * from mart.dynamics_subscription_performance('2026-03-01', '2026-03-01')"))
            .Should().NotContain(line => line.Contains("fact_") || line.Contains(RevenueWarehouse.Planted));
        (await home.Warehouse.LineAsync(
            "select pg_get_function_result(oid) from pg_proc where proname = 'dynamics_subscription_performance'"))
            .Should().NotContain("usd").And.NotContain("numeric, ").And.EndWith("active_usage_pct numeric)");
    }

    [Theory]
    [InlineData("set search_path = mart, pg_temp")]
    [InlineData("set plan_cache_mode = force_generic_plan")]
    public async Task What_a_viewer_sets_does_not_change_the_ranking(string setting)
    {
        const string ranking = "select row_of::text from mart.dynamics_subscription_performance('2026-03-01', '2026-04-01') as row_of";
        await using var connection = new NpgsqlConnection(home.Viewer);
        await connection.OpenAsync();
        await connection.RunAsync(setting, CancellationToken.None);

        var rows = await connection.RowsAsync(ranking, row => row.GetString(0), CancellationToken.None);

        rows.Should().Equal(await Warehouse.LinesAsync(home.Executive, ranking));
    }

    [Theory]
    [InlineData("set debug_print_plan = on; set debug_print_parse = on; set debug_print_rewritten = on", "'2026-03-01', '2026-04-01'")]
    [InlineData("set client_min_messages = debug5", "'2026-03-01', '2026-04-01', '{}', '%', -1")]
    [InlineData("set work_mem = '64kB'; set statement_timeout = '1ms'", "'2000-01-01', '2099-12-01'")]
    [InlineData("set default_transaction_read_only = on", "'2026-03-01', '2026-04-01', '{\"products\": [\"12345678\"]}'")]
    [InlineData("set work_mem = '64kB'", "'2026-03-01', '2026-04-01', '{\"revenue\": []}'")]
    public async Task Whatever_the_server_says_while_it_ranks_or_fails_tells_a_viewer_no_amount(string settings, string arguments)
    {
        await using var connection = new NpgsqlConnection(home.Viewer);
        await connection.OpenAsync();
        var said = new List<string>();
        connection.Notice += (_, notice) => said.Add(notice.Notice.MessageText + notice.Notice.Detail + notice.Notice.Where);
        await connection.RunAsync(settings + "; set client_min_messages = debug5", CancellationToken.None);
        try
        {
            said.AddRange(await connection.RowsAsync(
                $"select row_of::text from mart.dynamics_subscription_performance({arguments}) as row_of", row => row.GetString(0), CancellationToken.None));
        }
        catch (PostgresException exception)
        {
            said.Add($"{exception} {exception.Detail} {exception.Hint} {exception.Where} {exception.InternalQuery}");
        }

        said.Should().NotBeEmpty().And.NotContain(text => text.Contains(RevenueWarehouse.Planted));
    }
}
