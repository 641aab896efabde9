using InsightsEtl.Fixtures;
using Npgsql;

namespace InsightsEtl.Load.Tests;

public sealed class MigrationsTests
{
    static int Numbered => SqlText.Folder("migrations").Count;

    static int All => Numbered + SqlText.Folder("marts").Count;

    [Fact]
    public async Task A_database_that_is_up_to_date_stays_as_it_is()
    {
        await using var warehouse = await Warehouse.NewAsync();
        const string everything = "select (select string_agg(applied_at::text, ',') from etl.migration), "
            + "(select string_agg(xmin::text, ',') from warehouse.dim_geography)";
        var before = await warehouse.LineAsync(everything);

        (await Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None)).Should().Be(0);

        (await warehouse.LineAsync(everything)).Should().Be(before);
    }

    [Fact]
    public async Task Two_programs_that_migrate_an_empty_database_at_once_do_so_once()
    {
        await using var warehouse = new Warehouse(await PostgresCluster.CreateEmptyDatabaseAsync());

        var applied = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None))));

        applied.Should().BeEquivalentTo([All, 0]);
        (await warehouse.LineAsync("select count(*) from etl.migration"))
            .Should().Be(Numbered.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_applied_migration_that_has_changed_since_is_refused()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await warehouse.RunAsync("update etl.migration set sha256 = 'other' where name like '%0003%'");

        var apply = () => Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None);

        await apply.Should().ThrowAsync<InvalidOperationException>()
            .WithMessage("Migration migrations/0003_ledger_views.sql has changed since it was applied; write a new one instead.");
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await warehouse.RunAsync("insert into etl.migration (name, sha256) values ('migrations/9999_later.sql', 'x')");

        var apply = () => Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None);

        await apply.Should().ThrowAsync<InvalidOperationException>().WithMessage("*9999_later.sql, which this program does not know*");
    }

    [Fact]
    public async Task Roles_that_another_database_is_making_at_the_moment_are_made_once()
    {
        await using var one = new Warehouse(await PostgresCluster.CreateEmptyDatabaseAsync());
        await using var other = new Warehouse(await PostgresCluster.CreateEmptyDatabaseAsync());
        var first = SqlText.Read("migrations/0001_roles_and_schemas.sql").Replace("insights_", "rival_", StringComparison.Ordinal);
        await using var slow = await one.OpenAsync();
        await using var quick = await other.OpenAsync();
        await slow.RunAsync("begin; " + first, CancellationToken.None);

        var waiting = quick.RunAsync(first, CancellationToken.None);
        await other.UntilItWaitsAsync(waiting);
        await slow.RunAsync("commit", CancellationToken.None);

        await waiting.Invoking(task => task).Should().NotThrowAsync();
        (await other.LineAsync("select count(*) from pg_roles where rolname like 'rival%'")).Should().Be("3");
    }

    [Fact]
    public async Task A_month_published_before_there_was_an_aggregate_gets_the_one_that_a_publish_makes()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a"), new Licence("b") { Workloads = [] }),
            DeliveredMonth.Of("2026-03", new Licence("b", 7) { AlsoCredited = [("1000002", "PAL")], Workloads = [("Teams", 3, 2), ("Exchange", 8, 5)] }));
        string[] tables = ["seat_month", "subscription_year", "revenue_profile_month", "profile_month", "member_month", "total_month"];
        var made = await RowsAsync();
        await warehouse.RunAsync("""
            drop table warehouse_part.seat_month_202602, warehouse_part.seat_month_202603;
            drop table warehouse_part.subscription_year_2026, warehouse_part.revenue_profile_month_202602, warehouse_part.revenue_profile_month_202603;
            truncate warehouse.profile_month, warehouse.member_month, warehouse.total_month;
            truncate warehouse.dim_attribution_set, warehouse.bridge_attribution_set, warehouse.dim_workload_set;
            drop function mart.member_customers;
            delete from etl.mart_function where name = 'member_customers'
            """);

        await Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None);

        (await RowsAsync()).Should().Equal(made);
        (await warehouse.LinesAsync("select tablename from pg_tables where schemaname = 'staging'")).Should().BeEmpty();

        // Sets are known by what is in them: their keys are made anew.
        async Task<List<string>> RowsAsync()
        {
            List<string> rows = [];
            foreach (var table in tables)
                rows.AddRange(await warehouse.LinesAsync($"""
                    select '{table}', to_jsonb(held) - array['attribution_set_key', 'workload_set_key', 'used_workload_set_key'],
                        (select jsonb_agg(to_jsonb(credit) - 'attribution_set_key' order by credit.mpn_id, credit.attribution_type)
                            from warehouse.bridge_attribution_set as credit
                            where to_jsonb(credit) ->> 'attribution_set_key' = to_jsonb(held) ->> 'attribution_set_key'),
                        (select workload_keys from warehouse.dim_workload_set as used
                            where used.workload_set_key::text = to_jsonb(held) ->> 'workload_set_key')
                    from warehouse.{table} as held
                    order by (to_jsonb(held) - array['attribution_set_key', 'workload_set_key'])::text
                    """));
            return rows;
        }
    }

    [Fact]
    public async Task Every_country_has_a_key_and_the_unknown_one_is_0()
    {
        await using var warehouse = await Warehouse.NewAsync();

        (await warehouse.LineAsync("select count(*), count(distinct iso3), min(geography_key) from warehouse.dim_geography"))
            .Should().Be("250|250|0");
        (await warehouse.LinesAsync(
            "select iso2, country_name from warehouse.dim_geography where geography_key = 0 or iso2 = 'DE' order by 1"))
            .Should().Equal("DE|Germany", "ZZ|Unknown");
        (await warehouse.LinesAsync(
            "select country_name from warehouse.dim_geography where country_name like '%,%' or country_name like '%\"%'"))
            .Should().OnlyContain(name => !name.Contains('"'));
    }

    [Fact]
    public async Task A_country_keeps_its_key_when_its_names_change()
    {
        await using var warehouse = await Warehouse.NewAsync();
        const string turkey = "select geography_key, country_name, region from warehouse.dim_geography where iso2 = 'TR'";
        var before = await warehouse.LineAsync(turkey);
        await warehouse.RunAsync("update warehouse.dim_geography set country_name = 'Old name', region = 'Old region' where iso2 = 'TR'");

        await Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None);

        (await warehouse.LineAsync(turkey)).Should().Be(before);
    }

    [Fact]
    public async Task The_months_fiscal_year_begins_in_July_and_is_named_by_its_end()
    {
        await using var warehouse = await Warehouse.NewAsync();

        (await warehouse.LinesAsync("""
            select month_key, month_name, quarter, fiscal_year, fiscal_quarter, fiscal_month, month_end
            from warehouse.dim_month where month_key in (202606, 202607, 202802) order by 1
            """)).Should().Equal(
            "202606|June|2|2026|4|12|2026-06-30", "202607|July|3|2027|1|1|2026-07-31", "202802|February|1|2028|3|8|2028-02-29");
    }

    [Fact]
    public async Task An_error_in_a_migration_leaves_nothing_of_it()
    {
        await using var warehouse = new Warehouse(await PostgresCluster.CreateEmptyDatabaseAsync());
        await warehouse.RunAsync("create schema etl");

        var apply = () => Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None);

        await apply.Should().ThrowAsync<PostgresException>();
        (await warehouse.LineAsync("select count(*) from pg_namespace where nspname in ('staging', 'warehouse', 'mart')")).Should().Be("0");
    }
}
