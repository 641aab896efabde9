namespace InsightsEtl.Load.Tests;

/// <summary>What must add up however the months came to be.</summary>
public sealed class IdentityTests
{
    const string Range = World.Range;

    /// <summary>Those of which each row has exactly one value.</summary>
    static readonly string[] Additive = ["products", "markets", "channels", "segments", "skus"];

    [Fact]
    public Task Numbers_of_the_functions_add_up() => Worlds.HoldAsync(async world =>
    {
        await using var warehouse = await world.PublishAsync();

        (await warehouse.LinesAsync(Broken)).Should().BeEmpty();
    });

    [Fact]
    public Task A_part_the_other_parts_and_unknown_add_up_to_all() => Worlds.HoldAsync(async world =>
    {
        await using var warehouse = await world.PublishAsync();
        var all = await AdditiveAsync(warehouse, "{}");
        var random = new Random(world.Seed);

        foreach (var filter in Additive)
        {
            var values = await warehouse.LinesAsync($"select value from mart.filter_value('{filter}') order by 1");
            var known = values.Where(value => value is not ("Unknown" or "ZZ")).ToList();
            var part = known[random.Next(known.Count)];
            string[][] lists = [[part], [.. known.Where(value => value != part)], [.. values.Except(known)]];
            var sums = new long[all.Length];
            foreach (var list in lists.Where(list => list.Length > 0))
                foreach (var (place, number) in (await AdditiveAsync(warehouse, Filter(filter, list))).Index()) sums[place] += number;

            sums.Should().Equal(all, "{0} of {1}, the others and unknown are all", part, filter);
        }
    });

    [Fact]
    public Task Answers_do_not_depend_on_the_order_in_which_months_are_published() => Worlds.HoldAsync(async world =>
    {
        await using var forward = await world.PublishAsync();
        await using var shuffled = await world.PublishShuffledAsync();

        foreach (var question in MartQuestion.All)
            (await AnswerAsync(shuffled, question)).Should().Equal(await AnswerAsync(forward, question), question.ToString());
    });

    /// <summary>A sentence for each month and identity that does not hold.</summary>
    const string Broken = $"""
        with customers as materialized (select * from mart.customers_trend({Range})),
        licences as materialized (select * from mart.product_licenses_trend({Range})),
        adds as materialized (select * from mart.license_adds({Range})),
        change as materialized (select * from mart.customer_changes({Range}))
        select month, 'all are new or existing, net is new less churned' from customers
        where customers <> new_customers + existing_customers or net_customers_added <> new_customers - churned_customers
        union all
        select later.month, 'customers are those before and net' from customers as later
        join customers as earlier on earlier.month = later.month - interval '1 month'
        where later.customers - earlier.customers is distinct from later.net_customers_added
        union all
        select later.month, 'licences are those before and net' from licences as later
        join licences as earlier on earlier.month = later.month - interval '1 month'
        join adds on adds.month = later.month
        where coalesce(later.licenses, 0) - coalesce(earlier.licenses, 0) <> coalesce(adds.net_licenses, 0)
        union all
        select month, 'net licences are added less removed' from adds where net_licenses <> licenses_added - licenses_removed
        union all
        select month, 'changes are the customers counted' from customers
        where (select (count(*) filter (where change = 'new'), count(*) filter (where change = 'churned')) from change where change.month = customers.month)
            <> (coalesce(new_customers, 0), coalesce(churned_customers, 0))
        union all
        select month, 'whoever is back is new' from change
        where change = 'reactivated' and (month, customer_id) not in (select month, customer_id from change where change = 'new')
        union all
        select null, 'adjoining ranges add up' from mart.customers_summary('2026-02-01', '2026-05-01') as whole
        join mart.customers_summary('2026-02-01', '2026-03-01') as first using (metric)
        join mart.customers_summary('2026-04-01', '2026-05-01') as second using (metric)
        where metric = 'net_customers_added' and whole.value <> first.value + second.value
        union all
        select max(month), 'seats of ' || dimension || ' are all' from licences
        cross join unnest(array['market', 'segment', 'sales_channel', 'product', 'sku']) as dimension
        where month = (select max(month) from licences)
        group by dimension
        having max(licenses) is distinct from (select sum(part.licenses) from mart.license_distribution({Range}, dimension) as part)
            or max(active_licenses) is distinct from (select sum(part.active_licenses) from mart.license_distribution({Range}, dimension) as part)
        union all
        select month, 'customers of the unfiltered month' from customers
        where (
            select (count(*) filter (where is_customer), count(*) filter (where is_active_customer))
            from warehouse.fact_customer_month where month_start = month
        ) <> (customers, coalesce(active_customers, 0))
        """;

    static async Task<List<string>> AnswerAsync(Warehouse warehouse, MartQuestion question) =>
        await warehouse.LinesAsync(question.Name == "customer_changes"
            // A customer's number is a matter of who came first into the warehouse.
            ? $"select month, change, customer_tpid, customer_name from mart.customer_changes({Range}) order by month, change, customer_tpid, customer_name"
            : question.Sql("2026-01-01", "2026-05-01"));

    static string Filter(string filter, IEnumerable<string> values) =>
        $$"""{"{{filter}}": [{{string.Join(", ", values.Select(value => $"\"{value}\""))}}]}""";

    /// <summary>Sums that may be added up over parts, by month; a null adds nothing.</summary>
    static async Task<long[]> AdditiveAsync(Warehouse warehouse, string filters)
    {
        var numbers = await warehouse.LinesAsync($"""
            select
                coalesce(licences.licenses, 0), coalesce(licences.licenses_deployed, 0), coalesce(licences.active_licenses, 0),
                coalesce(adds.licenses_added, 0), coalesce(adds.licenses_removed, 0), coalesce(adds.net_licenses, 0),
                coalesce(seats.available_seats, 0), coalesce(seats.assigned_seats, 0), coalesce(seats.active_seats, 0),
                (coalesce(revenue.billed_revenue_usd, 0) * 100)::bigint
            from mart.product_licenses_trend({Range}, '{filters}') as licences
            join mart.license_adds({Range}, '{filters}') as adds using (month)
            join mart.dynamics_usage_trend({Range}, '{filters}') as seats using (month)
            join mart.revenue_trend({Range}, '{filters}') as revenue using (month)
            order by month
            """);
        return [.. numbers.SelectMany(line => line.Split('|')).Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
    }
}
