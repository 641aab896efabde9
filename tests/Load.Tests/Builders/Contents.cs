namespace InsightsEtl.Load.Tests;

/// <summary>All that a warehouse says, in ways to compare it.</summary>
static class Contents
{
    static readonly string[] Dimensions = ["dim_customer", "dim_sku", "dim_partner_location", "dim_subscription"];

    static readonly string[] Facts = [.. FactTable.All.Select(fact => fact.Table)];

    /// <summary>Facts with their members' values instead of keys, and each member's values in each published month.</summary>
    /// <remarks>
    /// The numbers of keys, customers and runs are left out, and where versions begin: these depend on what was built first.
    /// </remarks>
    public static async Task<List<string>> ValuesAsync(this Warehouse warehouse)
    {
        var lines = new List<string>();
        foreach (var fact in Facts) lines.AddRange(await warehouse.LinesAsync(ValuesOf(fact)));
        foreach (var dimension in Dimensions)
            lines.AddRange(await warehouse.LinesAsync($"""
                select '{dimension}', month_start, {Values("member")}
                from warehouse.{dimension} as member
                join warehouse.month_state on valid_from <= month_start and valid_to > month_start
                """));
        lines.AddRange(await warehouse.LinesAsync("select month_start, as_of, is_partial, usage_loaded, billing_loaded from mart.month"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Every row with the place where it lies and the transaction that wrote it: equal only where nothing was written.</summary>
    public static async Task<List<string>> RowsAsync(this Warehouse warehouse)
    {
        var lines = new List<string>();
        foreach (var table in Facts.Concat(Dimensions).Concat(["month_state", "dim_sales_channel", "dim_attribution_type", "dim_workload"]))
            lines.AddRange(await warehouse.LinesAsync(
                $"select row_of.tableoid::regclass::text, row_of.ctid::text, row_of.xmin::text, row_of::text "
                + $"from warehouse.{table} as row_of"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Breaks of what must hold of versions always, whatever was built in whatever order; none where all is well.</summary>
    public static async Task<List<string>> BrokenVersionsAsync(this Warehouse warehouse)
    {
        var broken = new List<string>();
        foreach (var dimension in Type2Dimension.All)
            broken.AddRange(await warehouse.LinesAsync($"""
                with version as (
                    select {dimension.Id} as id, valid_from, valid_to, is_current,
                        lead(valid_from) over (partition by {dimension.Id} order by valid_from) as next_from
                    from warehouse.{dimension.Table}
                    where {dimension.Key} <> 0
                )
                select '{dimension.Table}', id::text, valid_from, valid_to, is_current
                from version
                where valid_from >= valid_to or valid_to <> coalesce(next_from, '9999-12-31') or is_current <> (next_from is null)
                    or valid_from < '1900-01-01' or extract(day from valid_from) <> 1
                """));
        return broken;
    }

    static string ValuesOf(string fact)
    {
        var joins = FactTable.All.Single(table => table.Table == fact).Dimensions
            .Select(dimension => $"join warehouse.{dimension.Table} using ({dimension.Key})");
        var values = FactTable.All.Single(table => table.Table == fact).Dimensions
            .Select(dimension => Values(dimension.Table));
        return $"select '{fact}', {Values("fact")}, {string.Join(", ", values)} from warehouse.{fact} as fact {string.Join(' ', joins)}";
    }

    /// <summary>A row as JSON without what depends on the order of building.</summary>
    static string Values(string row) => $"""
        (to_jsonb({row}) - array['customer_id', 'customer_key', 'sku_key', 'partner_location_key', 'subscription_key', 'sales_channel_key',
            'attribution_type_key', 'workload_key', 'values_hash', 'is_current', 'valid_from', 'valid_to', 'run_id'])::text
        """;
}
