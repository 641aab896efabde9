namespace InsightsEtl.Load.Tests;

/// <summary>What each role can do, all of it, held against a list.</summary>
public sealed class GrantsTests(RevenueWarehouse home) : IClassFixture<RevenueWarehouse>
{
    static readonly string[] Viewers =
    [
        "mart.month", "mart.subscription_month",
        "warehouse.bridge_attribution_set", "warehouse.dim_attribution_set", "warehouse.dim_attribution_type", "warehouse.dim_customer", "warehouse.dim_geography", "warehouse.dim_month",
        "warehouse.dim_partner_location", "warehouse.dim_profile", "warehouse.dim_sales_channel", "warehouse.dim_sku",
        "warehouse.dim_subscription", "warehouse.dim_subscription_status", "warehouse.dim_workload", "warehouse.dim_workload_set",
        "warehouse.fact_attribution_month", "warehouse.fact_customer_month", "warehouse.fact_subscription_month",
        "warehouse.fact_usage_month",
        "warehouse.member_month", "warehouse.month_state", "warehouse.profile_month", "warehouse.seat_month", "warehouse.subscription_year",
        "warehouse.total_month",
    ];

    [Theory]
    [InlineData("insights_report_viewer", false)]
    [InlineData("insights_executive_viewer", true)]
    [InlineData("insights_viewer", false)]
    [InlineData("insights_executive", true)]
    public async Task A_role_reads_these_tables_and_views_and_no_other(string role, bool isExecutive)
    {
        var readable = await home.Warehouse.LinesAsync($"""
            select pg_class.oid::regclass::text
            from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where nspname !~ '^pg_' and nspname <> 'information_schema' and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                and case when relkind = 'S' then has_sequence_privilege('{role}', pg_class.oid, 'select, usage')
                    else has_any_column_privilege('{role}', pg_class.oid, 'select') end
            """);

        readable.Should().BeEquivalentTo(isExecutive ? Viewers.Concat(["mart.revenue_month", "warehouse.fact_revenue_month", "warehouse.revenue_profile_month"]) : Viewers);
    }

    [Theory]
    [InlineData("insights_report_viewer")]
    [InlineData("insights_executive_viewer")]
    [InlineData("insights_viewer")]
    [InlineData("insights_executive")]
    public async Task A_role_changes_and_makes_nothing(string role)
    {
        var changes = await home.Warehouse.LinesAsync($"""
            select 'writes ' || pg_class.oid::regclass::text
            from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where nspname !~ '^pg_' and nspname <> 'information_schema' and relkind in ('r', 'p', 'v', 'm', 'f')
                and (has_table_privilege('{role}', pg_class.oid, 'insert, update, delete, truncate, references, trigger')
                    or has_any_column_privilege('{role}', pg_class.oid, 'insert, update, references'))
            union all
            select 'makes things in ' || nspname from pg_namespace where has_schema_privilege('{role}', oid, 'create')
            union all
            select 'sees into ' || nspname from pg_namespace
            where has_schema_privilege('{role}', oid, 'usage') and nspname in ('etl', 'staging', 'warehouse_part')
            union all
            select 'makes things in the database' where has_database_privilege('{role}', current_database(), 'create, temporary')
            union all
            select 'is a member of ' || rolname from pg_roles
            where pg_has_role('{role}', oid, 'member') and rolname not in ('{role}', 'insights_report_viewer', 'insights_executive_viewer')
            """);

        changes.Should().BeEmpty();
    }

    [Theory]
    [InlineData("insights_report_viewer", false)]
    [InlineData("insights_executive_viewer", true)]
    [InlineData("insights_viewer", false)]
    [InlineData("insights_executive", true)]
    [InlineData("public", null)]
    public async Task A_role_runs_the_functions_of_mart_and_only_executives_those_of_revenue(string role, bool? isExecutive)
    {
        var runs = await home.Warehouse.LinesAsync($"""
            select pg_proc.oid::regproc::text
            from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
            where nspname in ('etl', 'staging', 'warehouse', 'warehouse_part', 'mart', 'public')
                and has_function_privilege('{role}', pg_proc.oid, 'execute')
            """);

        runs.Should().BeEquivalentTo(SqlText.Folder("marts").Select(path => "mart." + Path.GetFileNameWithoutExtension(path))
            .Where(name => isExecutive is { } mayAll && (mayAll || !name.StartsWith("mart.revenue_", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_role_that_ranks_by_revenue_reads_and_makes_nothing_and_nobody_logs_in_as_it()
    {
        (await home.Warehouse.LineAsync("""
            select rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls,
                has_schema_privilege(oid, 'mart', 'create'), has_schema_privilege(oid, 'etl', 'usage'),
                (select count(*) from pg_auth_members where member = pg_roles.oid),
                (select string_agg(roleid::regrole::text || ' to ' || member::regrole::text, ',') from pg_auth_members where roleid = pg_roles.oid)
            from pg_roles where rolname = 'insights_ranking'
            """)).Should().Be("false|false|false|false|false|false|false|0|insights_ranking to insights_etl");
        (await home.Warehouse.LinesAsync("""
            select relname::text from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where nspname = 'warehouse' and relkind in ('r', 'p')
                and has_table_privilege('insights_ranking', pg_class.oid, 'insert, update, delete, truncate, references, trigger')
            """)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_viewer_is_no_executive()
    {
        (await home.Warehouse.LineAsync("""
            select pg_has_role('insights_viewer', 'insights_executive_viewer', 'member'),
                pg_has_role('insights_report_viewer', 'insights_executive_viewer', 'member')
            """)).Should().Be("false|false");
    }

    [Fact]
    public async Task Nothing_that_is_made_later_is_granted_by_default()
    {
        (await home.Warehouse.LinesAsync("select defaclrole::regrole::text, defaclacl::text from pg_default_acl")).Should().BeEmpty();
    }

    [Fact]
    public async Task Views_and_functions_run_with_their_callers_rights_but_the_ranking_which_shows_no_revenue()
    {
        (await home.Warehouse.LinesAsync("""
            select pg_class.oid::regclass::text from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where nspname in ('etl', 'warehouse', 'mart') and relkind = 'v' and not coalesce(reloptions, '{}') @> '{security_invoker=true}'
            union all
            select pg_proc.oid::regprocedure::text from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
            where nspname in ('etl', 'warehouse', 'mart') and prosecdef
                and (proname <> 'dynamics_subscription_performance' or proowner <> 'insights_ranking'::regrole
                    or not coalesce(proconfig, '{}') @> '{"search_path=pg_catalog, pg_temp"}')
            union all
            select pg_class.oid::regclass::text from pg_class where relkind = 'm'
            """)).Should().BeEmpty();
    }
}
