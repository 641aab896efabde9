using Npgsql;

namespace InsightsEtl.Load.Tests;

/// <summary>Statements by which a reader might reach what is not theirs, each refused.</summary>
public sealed class ForbiddenStatementTests(RevenueWarehouse home) : IClassFixture<RevenueWarehouse>
{
    public static TheoryData<string> OfRevenue =>
    [
        "select * from warehouse.fact_revenue_month",
        "select count(*) from warehouse.fact_revenue_month",
        "select month_key from warehouse.fact_revenue_month",
        "select max(billed_revenue_usd) from warehouse.fact_revenue_month",
        "explain select * from warehouse.fact_revenue_month where billed_revenue_usd > 1",
        "explain analyze select * from warehouse.fact_revenue_month",
        "copy warehouse.fact_revenue_month to stdout",
        "copy (select billed_revenue_usd from warehouse.fact_revenue_month) to stdout",
        "select row_to_json(fact) from warehouse.fact_revenue_month as fact",
        "select query_to_xml('select * from warehouse.fact_revenue_month', true, true, '')",
        "select table_to_xml('warehouse.fact_revenue_month', true, true, '')",
        "do $$ begin perform billed_revenue_usd from warehouse.fact_revenue_month; end $$",
        "table warehouse.fact_revenue_month",
        "lock table warehouse.fact_revenue_month in access share mode",
        "prepare sums as select sum(billed_revenue_usd) from warehouse.fact_revenue_month; execute sums",
        "declare peek cursor with hold for select * from warehouse.fact_revenue_month",
        "select 1 from warehouse.fact_subscription_month where exists (select from warehouse.fact_revenue_month)",
        "select * from mart.revenue_trend('2026-03-01', '2026-03-01')",
        "select * from mart.revenue_by_customer('2026-03-01', '2026-03-01')",
        "select * from mart.revenue_row('2026-03-01', '2026-03-01', '{}')",
    ];

    public static TheoryData<string> OfEveryReader =>
    [
        "select * from warehouse_part.fact_revenue_month_202603",
        "select * from warehouse_part.fact_subscription_month_202603",
        "select * from etl.check_result",
        "select * from etl.run",
        "select * from etl.delivery_month",
        "select * from etl.customer_number",
        "create table staging.mine (id int)",
        "select currval('etl.run_run_id_seq')",
        "select last_value from etl.run_run_id_seq",
        "create temp table mine (id int)",
        "create temp view mine as select 1",
        "select 1 as id into temp mine",
        "create table public.mine (id int)",
        "create table warehouse.mine (id int)",
        "create table mart.mine (id int)",
        "create view mart.mine as select 1 as one",
        "create function public.mine() returns int language sql as 'select 1'",
        "create schema mine",
        "create extension pg_stat_statements",
        "create role mine",
        "set role insights_etl",
        "set role insights_ranking",
        "alter function mart.customers_trend owner to current_user",
        "drop function mart.customers_trend",
        "set session authorization insights_owner",
        "alter role current_user superuser",
        "grant insights_etl to current_user",
        "insert into warehouse.dim_workload (workload) values ('mine')",
        "update warehouse.month_state set version = 9",
        "delete from warehouse.fact_subscription_month",
        "truncate warehouse.fact_subscription_month",
        "select month_start from warehouse.month_state for update",
        "comment on table warehouse.dim_sku is 'mine'",
        "select lo_create(0)",
        "select lo_from_bytea(0, 'mine')",
        "select pg_read_file('postgresql.conf')",
        "select pg_ls_dir('.')",
        "copy warehouse.dim_workload to program 'cat'",
        "copy warehouse.dim_workload to '/tmp/mine'",
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'insights_owner'",
        "select * from pg_statistic",
        "select * from pg_statistic_ext_data",
        "select * from pg_authid",
        "load 'auto_explain'",
        "set session_preload_libraries = 'auto_explain'",
        "set log_executor_stats = on",
        "set track_functions = 'all'",
        "set log_min_messages = debug5",
        "select pg_stat_reset()",
        "select pg_stat_get_activity(1) from pg_ls_logdir()",
        "select pg_read_binary_file('base/1/1259')",
    ];

    [Theory]
    [MemberData(nameof(OfRevenue))]
    [MemberData(nameof(OfEveryReader))]
    public async Task A_viewer_may_not(string statement) => await ShouldBeRefusedAsync(home.Viewer, statement);

    [Theory]
    [InlineData("set role insights_executive_viewer")]
    [InlineData("set role insights_executive")]
    [InlineData("grant insights_executive_viewer to insights_viewer")]
    public async Task A_viewer_may_not_become_an_executive(string statement) => await ShouldBeRefusedAsync(home.Viewer, statement);

    [Theory]
    [MemberData(nameof(OfEveryReader))]
    [InlineData("update warehouse.fact_revenue_month set billed_revenue_usd = 0")]
    public async Task An_executive_may_not(string statement) => await ShouldBeRefusedAsync(home.Executive, statement);

    [Fact]
    public async Task An_executive_reads_revenue()
    {
        (await Warehouse.LinesAsync(home.Executive, "select min(billed_revenue_usd) from warehouse.fact_revenue_month"))
            .Should().ContainSingle().Which.Should().Contain(RevenueWarehouse.Planted);
    }

    async Task ShouldBeRefusedAsync(string login, string statement)
    {
        await using var owner = await home.Warehouse.OpenAsync();
        await using var connection = new NpgsqlConnection(login);
        await connection.OpenAsync();

        var run = () => connection.RunAsync($"begin; {statement}", CancellationToken.None);

        var refusal = (await run.Should().ThrowAsync<PostgresException>(statement)).Which;
        refusal.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege, refusal.MessageText);
        refusal.ToString().Should().NotContain(RevenueWarehouse.Planted);
    }
}
