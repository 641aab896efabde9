namespace InsightsEtl.Load.Tests;

/// <summary>Empty, zero and not loaded are three different things.</summary>
public sealed class NotLoadedTests
{
    [Fact]
    public async Task Usage_that_is_not_loaded_leaves_seats_unknown()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-03", new Licence("a")) with { IsUsageLoaded = false });

        (await warehouse.LineAsync("select available_seats, assigned_seats, active_seats from warehouse.fact_subscription_month"))
            .Should().Be("10|null|null");
        (await warehouse.LineAsync("select count(*) from warehouse.fact_usage_month")).Should().Be("0");
        (await warehouse.LineAsync("select usage_loaded, billing_loaded from mart.month")).Should().Be("false|true");
    }

    [Fact]
    public async Task Totals_that_cannot_be_known_are_null_and_those_of_nothing_are_0()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-03", new Licence("a")) with { IsUsageLoaded = false }, DeliveredMonth.Of("2026-04"));

        (await warehouse.LinesAsync("""
            select customer_count, active_customer_count, new_customer_count, churned_customer_count from warehouse.total_month order by month_start
            """)).Should().Equal("1|null|null|null", "0|0|0|1");
    }

    [Fact]
    public async Task A_subscription_without_usage_has_no_seats_assigned_where_usage_is_loaded()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-03", new Licence("a") { Workloads = [] }, new Licence("b")));

        var seats = await warehouse.LinesAsync("select assigned_seats, active_seats from warehouse.fact_subscription_month order by 1");

        seats.Should().Equal("0|0", "8|5");
    }

    [Fact]
    public async Task A_subscription_shows_the_largest_of_its_workloads_and_usage_shows_each()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-03", new Licence("a") { Workloads = [("Exchange", 8, 5), ("Teams", 7, 6)] }));

        (await warehouse.LineAsync("select assigned_seats, active_seats from warehouse.fact_subscription_month")).Should().Be("8|6");
        (await warehouse.LinesAsync("""
            select workload, assigned_seats, active_seats
            from warehouse.fact_usage_month join warehouse.dim_workload using (workload_key) order by 1
            """)).Should().Equal("Exchange|8|5", "Teams|7|6");
    }

    [Fact]
    public async Task Billing_that_is_not_loaded_has_no_revenue_rows_and_the_month_says_so()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-03", new Licence("a")) with { IsBillingLoaded = false });

        (await warehouse.LineAsync("select count(*) from warehouse.fact_revenue_month")).Should().Be("0");
        (await warehouse.LineAsync("select usage_loaded, billing_loaded from mart.month")).Should().Be("true|false");
    }

    [Fact]
    public async Task Revenue_has_a_row_where_there_is_a_billing_line_even_of_nothing_or_less()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of(
            "2026-03",
            new Licence("a") { RevenueUsd = -0.01m }, new Licence("b") { RevenueUsd = 0 }, new Licence("c") { RevenueUsd = null }));

        var revenue = await warehouse.LinesAsync("select billed_revenue_usd from warehouse.fact_revenue_month order by 1");

        revenue.Should().Equal("-0.01", "0.00");
    }
}
