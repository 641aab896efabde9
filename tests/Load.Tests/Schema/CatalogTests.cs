namespace InsightsEtl.Load.Tests;

/// <summary>The schema explains itself: comments on everything, keys from every fact to every dimension.</summary>
public sealed class CatalogTests(EmptyWarehouse home) : IClassFixture<EmptyWarehouse>
{
    [Fact]
    public async Task Every_table_view_column_and_function_says_what_it_means()
    {
        var silent = await home.Warehouse.LinesAsync("""
            with room as (
                select oid from pg_namespace where nspname in ('etl', 'warehouse', 'mart')
            )
            select pg_class.oid::regclass::text
            from pg_class join room on room.oid = relnamespace
            where relkind in ('r', 'p', 'v', 'm', 'f') and obj_description(pg_class.oid, 'pg_class') is null
            union all
            select attrelid::regclass::text || '.' || attname
            from pg_attribute join pg_class on pg_class.oid = attrelid join room on room.oid = relnamespace
            where relkind in ('r', 'p', 'v', 'm', 'f') and attnum > 0 and not attisdropped and col_description(attrelid, attnum) is null
            union all
            select pg_proc.oid::regprocedure::text
            from pg_proc join room on room.oid = pronamespace
            where obj_description(pg_proc.oid, 'pg_proc') is null
            union all
            select nspname::text from pg_namespace
            where nspname in ('etl', 'staging', 'warehouse', 'warehouse_part', 'mart') and obj_description(oid, 'pg_namespace') is null
            """);

        silent.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_key_of_a_fact_refers_to_its_dimension()
    {
        var keys = await home.Warehouse.LinesAsync("""
            select attrelid::regclass::text, attname::text
            from pg_attribute join pg_class on pg_class.oid = attrelid
            where relnamespace = 'warehouse'::regnamespace and relkind = 'p' and relname like 'fact%'
                and attname ~ '(_key|month_start)$' and attname <> 'month_key'
            """);
        var references = await home.Warehouse.LinesAsync("""
            select conrelid::regclass::text, attname::text, confrelid::regclass::text
            from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
            where contype = 'f' and conrelid::regclass::text like 'warehouse.fact%'
            """);

        keys.Should().HaveCount(40);
        references.Should().BeEquivalentTo(keys.Select(
            key => $"{key}|warehouse.dim_{key.Split('|')[1].Replace("_key", "").Replace("_start", "")}"));
    }

    [Fact]
    public async Task Every_fact_is_partitioned_by_month_and_has_the_customers_number_in_its_key()
    {
        (await home.Warehouse.LinesAsync("""
            select conrelid::regclass::text
            from pg_constraint
            where contype = 'p' and conrelid::regclass::text like 'warehouse.fact%'
                and (select array_agg(attname::text) from pg_attribute where attrelid = conrelid and attnum = any (conkey))
                    @> '{customer_id,month_start}'
                and pg_get_partkeydef(conrelid) = 'RANGE (month_start)'
            order by 1
            """)).Should().Equal(FactTable.All.Select(fact => "warehouse." + fact.Table).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_columns_that_are_compared_and_written_are_those_of_the_table()
    {
        foreach (var fact in FactTable.All.Concat(FactTable.Aggregate))
            (await ColumnsAsync(fact.Table)).Should().BeEquivalentTo(fact.PrimaryKey.Concat(fact.Columns).Append("run_id"), fact.Table);
        foreach (var dimension in Type2Dimension.All)
            (await ColumnsAsync(dimension.Table)).Should().BeEquivalentTo(
                dimension.Columns.Concat([dimension.Key, dimension.Id, "values_hash", "is_current", "valid_from", "valid_to"]),
                dimension.Table);
    }

    Task<List<string>> ColumnsAsync(string table) => home.Warehouse.LinesAsync(
        $"select attname::text from pg_attribute where attrelid = 'warehouse.{table}'::regclass and attnum > 0 and not attisdropped");
}
