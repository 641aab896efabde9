namespace InsightsEtl.Load.Tests;

/// <summary>What must add up however the months came to be, on worlds that a seed has made up.</summary>
public sealed class IdentityTests
{
    const string Range = "'2026-01-01', '2026-05-01'";

    static readonly (string Filter, string[] Values)[] Parts =
    [
        ("products", ["Dynamics 365", "Office", "Unknown"]),
        ("markets", ["DE", "FR", "US", "ZZ"]),
        ("channels", ["CSP", "Direct", "Unknown"]),
        ("segments", ["Corporate", "SMB", "Unknown"]),
        ("skus", ["e1", "e2", "e3", "e4", "e5"]),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Numbers_of_the_functions_add_up(int seed)
    {
        await using var warehouse = await WorldAsync(seed);

        (await warehouse.LinesAsync($"""
            select month, 'customers' from mart.customers_trend({Range})
            where customers <> new_customers + existing_customers or net_customers_added <> new_customers - churned_customers
            union all
            select month, 'customers before' from (
                select month, customers - lag(customers) over (order by month) as change, net_customers_added from mart.customers_trend({Range})
            ) as trend
            where change <> net_customers_added
            union all
            select month, 'licences before' from (
                select month, licenses - lag(licenses) over (order by month) as change, net_licenses
                from mart.product_licenses_trend({Range}) join mart.license_adds({Range}) using (month)
            ) as trend
            where change <> net_licenses
            union all
            select month, 'changes' from mart.customers_trend({Range}) as trend
            where (
                select (count(*) filter (where change = 'new'), count(*) filter (where change = 'churned'))
                from mart.customer_changes({Range}) as changed where changed.month = trend.month
            ) <> (coalesce(new_customers, 0), coalesce(churned_customers, 0))
            union all
            select month, 'reactivated' from mart.customer_changes({Range}) as changed
            where change = 'reactivated' and not exists (
                select from mart.customer_changes({Range}) as other
                where other.month = changed.month and other.customer_id = changed.customer_id and other.change = 'new')
            union all
            select null, 'adjoining ranges' from mart.customers_summary('2026-02-01', '2026-05-01') as whole
            join mart.customers_summary('2026-02-01', '2026-03-01') as first using (metric)
            join mart.customers_summary('2026-04-01', '2026-05-01') as second using (metric)
            where metric = 'net_customers_added' and whole.value <> first.value + second.value
            """)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_part_the_other_parts_and_unknown_add_up_to_all(int seed)
    {
        await using var warehouse = await WorldAsync(seed);
        var all = await AdditiveAsync(warehouse, "{}");
        var random = new Random(seed);

        foreach (var (filter, values) in Parts)
        {
            var unknown = values.Where(value => value is "Unknown" or "ZZ").ToList();
            var known = values.Except(unknown).ToList();
            var part = known[random.Next(known.Count)];
            List<List<string>> lists = [[part], [.. known.Where(value => value != part)], unknown];
            var sums = new long[all.Length];
            foreach (var list in lists.Where(list => list.Count > 0))
                foreach (var (number, place) in (await AdditiveAsync(warehouse, Filters(filter, list))).Select((number, place) => (number, place)))
                    sums[place] += number;

            sums.Should().Equal(all, "{0} of {1}, the others and unknown are all", part, filter);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Answers_do_not_depend_on_the_order_in_which_months_are_published(int seed)
    {
        var months = RandomWorld.Months(seed).ToList();
        await using var forward = await Warehouse.NewAsync([.. months]);
        await using var backward = await Warehouse.NewAsync([.. Enumerable.Reverse(months)]);

        foreach (var question in MartQuestion.All.Where(question => question.Name != "customer_changes"))
            (await backward.LinesAsync(question.Sql("2026-01-01", "2026-05-01")))
                .Should().Equal(await forward.LinesAsync(question.Sql("2026-01-01", "2026-05-01")), question.ToString());
    }

    /// <summary>Values that do not occur in this world are none of its filters: they are left out.</summary>
    static string Filters(string filter, IEnumerable<string> values) =>
        $$"""{"{{filter}}": [{{string.Join(", ", values.Select(value => $"\"{value}\""))}}]}""";

    static Task<Warehouse> WorldAsync(int seed) => Warehouse.NewAsync([.. RandomWorld.Months(seed)]);

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
