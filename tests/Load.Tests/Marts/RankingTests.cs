namespace InsightsEtl.Load.Tests;

/// <summary>The performance table: customers in the order of what they pay, without what they pay.</summary>
public sealed class RankingTests : IAsyncLifetime
{
    Warehouse _warehouse = null!;

    public async Task InitializeAsync() => _warehouse = await Warehouse.NewAsync(
        Dynamics("2026-02", Of("pays", 100), Of("much", 300), Of("Zero", null), Of("other", 900) with { Sku = "office" }),
        Dynamics("2026-03", Of("pays", 100), Of("much", 50), Of("zero", null), Of("other", 900) with { Sku = "office" }));

    public async Task DisposeAsync() => await _warehouse.DisposeAsync();

    [Fact]
    public async Task Customers_are_ranked_by_revenue_of_the_range_and_equal_ones_by_name() =>
        (await AskAsync("'2026-02-01', '2026-03-01'")).Should().Equal("1|much", "2|pays", "3|Zero", "4|zero");

    [Fact]
    public async Task The_range_and_the_filters_are_what_is_ranked()
    {
        (await AskAsync("'2026-03-01', '2026-03-01'")).Should().Equal("1|pays", "2|much", "3|Zero", "4|zero");
        (await AskAsync("""'2026-02-01', '2026-03-01', '{"products":["Office"]}'""")).Should().BeEmpty();
    }

    [Fact]
    public async Task Top_limits_the_customers_but_not_a_search()
    {
        (await AskAsync("'2026-02-01', '2026-03-01', '{}', null, 1")).Should().Equal("1|much");
        (await AskAsync("'2026-02-01', '2026-03-01', '{}', 'ZER', 1")).Should().Equal("3|Zero", "4|zero");
        (await AskAsync("'2026-02-01', '2026-03-01', '{}', 'nobody'")).Should().BeEmpty();
        (await AskAsync("'2026-02-01', '2026-03-01', '{}', '', 2")).Should().Equal("1|much", "2|pays");
    }

    [Fact]
    public async Task Every_row_of_a_ranked_customer_is_shown_one_that_has_ended_too() =>
        (await _warehouse.LinesAsync("""
            select month, available_seats, assigned_seats, active_usage_pct
            from mart.dynamics_subscription_performance('2026-02-01', '2026-03-01', '{}', 'Zero') where customer_name = 'Zero'
            """)).Should().Equal("2026-02-01|10|8|50.00", "2026-03-01|0|0|null");

    [Fact]
    public async Task Revenue_of_a_customer_is_that_of_all_its_products() =>
        (await _warehouse.LinesAsync("select customer_name, billed_revenue_usd from mart.revenue_by_customer('2026-02-01', '2026-03-01')"))
            .Should().Equal("other|1800.00", "much|350.00", "pays|200.00", "Zero|0", "zero|0");

    [Theory]
    [InlineData(true, false, "{}")]
    [InlineData(false, true, """{"workloads":["Exchange"]}""")]
    public async Task Revenue_over_months_is_unknown_where_one_of_them_is_also_of_customers_without_rows_in_it(
        bool isUsageLoaded, bool isBillingLoaded, string filters)
    {
        await using var warehouse = await Warehouse.NewAsync(
            Dynamics("2026-02", Of("gone", 100), Of("stays", 100)),
            Dynamics("2026-03", Of("stays", 100)),
            Dynamics("2026-04", Of("stays", 100)) with { IsUsageLoaded = isUsageLoaded, IsBillingLoaded = isBillingLoaded });

        (await RevenueAsync("'2026-02-01', '2026-03-01'")).Should().Equal("gone|100.00", "stays|200.00");
        (await RevenueAsync("'2026-02-01', '2026-04-01'")).Should().Equal("gone|null", "stays|null");

        Task<List<string>> RevenueAsync(string months) => warehouse.LinesAsync(
            $"select customer_name, billed_revenue_usd from mart.revenue_by_customer({months}, '{filters}') order by 1");
    }

    async Task<List<string>> AskAsync(string arguments) =>
        await _warehouse.LinesAsync($"""
            select distinct revenue_rank, customer_name from mart.dynamics_subscription_performance({arguments}) order by revenue_rank
            """);

    static Licence Of(string customer, int? revenueUsd) => new(customer) { Tenant = customer, RevenueUsd = revenueUsd };

    static DeliveredMonth Dynamics(string month, params Licence[] licences) => DeliveredMonth.Of(month, licences) with
    {
        Skus = [Member.Sku("e3") with { Product = "Dynamics 365" }],
    };
}
