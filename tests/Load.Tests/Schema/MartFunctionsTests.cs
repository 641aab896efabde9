using Npgsql;

namespace InsightsEtl.Load.Tests;

/// <summary>The files of <c>sql/marts</c> and the functions they make.</summary>
public sealed class MartFunctionsTests
{
    const string Trend = "select oid::text from pg_proc where proname = 'customers_trend'";

    [Fact]
    public async Task A_function_whose_file_has_changed_is_made_anew_and_no_other()
    {
        await using var warehouse = await Warehouse.NewAsync();
        const string others = "select string_agg(oid::text, ',' order by oid) from pg_proc "
            + "where pronamespace = 'mart'::regnamespace and proname <> 'customers_trend'";
        var (before, othersBefore) = (await warehouse.LineAsync(Trend), await warehouse.LineAsync(others));
        await warehouse.RunAsync("update etl.mart_function set sha256 = 'of an older file' where name = 'customers_trend'");

        (await Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None)).Should().Be(1);

        (await warehouse.LineAsync(Trend)).Should().NotBe(before);
        (await warehouse.LineAsync(others)).Should().Be(othersBefore);
        (await Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None)).Should().Be(0);
    }

    [Fact]
    public async Task A_function_of_another_signature_does_not_stay_beside_the_new_one()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await warehouse.RunAsync("""
            drop function mart.customers_trend;
            create function mart.customers_trend(months int) returns int language sql as 'select months';
            update etl.mart_function set sha256 = 'of an older file' where name = 'customers_trend'
            """);

        await Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None);

        (await warehouse.LineAsync("select pg_get_function_arguments(oid) from pg_proc where proname = 'customers_trend'"))
            .Should().Be("from_month date, to_month date, filters jsonb DEFAULT '{}'::jsonb");
    }

    [Fact]
    public async Task A_function_whose_file_is_gone_goes_too()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await warehouse.RunAsync("""
            create function mart.retired() returns int language sql as 'select 1';
            insert into etl.mart_function (name, sha256) values ('retired', 'x')
            """);

        (await Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None)).Should().Be(1);

        (await warehouse.LineAsync("select count(*) from pg_proc where proname = 'retired'")).Should().Be("0");
    }

    [Fact]
    public async Task Two_programs_that_make_functions_anew_at_once_do_so_once()
    {
        await using var warehouse = await Warehouse.NewAsync();
        await warehouse.RunAsync("update etl.mart_function set sha256 = 'of an older file'");

        var applied = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None))));

        applied.Should().BeEquivalentTo([SqlText.Folder("marts").Count, 0]);
    }

    [Fact]
    public async Task An_error_among_them_leaves_all_as_they_were()
    {
        await using var warehouse = await Warehouse.NewAsync();
        var before = await warehouse.LineAsync(Trend);
        await warehouse.RunAsync("""
            create view public.leans_on_it as select * from mart.revenue_trend('2026-01-01', '2026-01-01');
            update etl.mart_function set sha256 = 'of an older file'
            """);

        var apply = () => Migrations.ApplyAsync(warehouse.ConnectionString, CancellationToken.None);

        (await apply.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.DependentObjectsStillExist);
        (await warehouse.LineAsync(Trend)).Should().Be(before);
    }

    [Fact]
    public async Task Each_is_stable_and_parallel_safe_and_builds_no_statement_of_its_own()
    {
        await using var warehouse = await Warehouse.NewAsync();

        (await warehouse.LinesAsync("""
            select oid::regprocedure::text from pg_proc
            where pronamespace = 'mart'::regnamespace and (provolatile = 'v' or proparallel <> 's' or prosrc ~* '\mexecute\M')
            """)).Should().BeEmpty();
        (await warehouse.LinesAsync("select proname::text from pg_proc where pronamespace = 'mart'::regnamespace"))
            .Should().BeEquivalentTo(SqlText.Folder("marts").Select(path => Path.GetFileNameWithoutExtension(path)));
    }
}
