using InsightsEtl.Transform;

namespace InsightsEtl.Load.Tests;

public sealed class FactCustomerMonthTests
{
    const string Flows = """
        select coalesce(customer_tpid, 'none'), is_customer, is_new, is_existing, is_churned
        from warehouse.fact_customer_month join warehouse.dim_customer using (customer_key)
        where month_key = 202603 order by 1
        """;

    [Fact]
    public async Task Customers_come_stay_and_go()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a") { Tenant = "stays" }, new Licence("b") { Tenant = "goes" },
                new Licence("c") { Tenant = "suspended" }),
            DeliveredMonth.Of("2026-03", new Licence("a") { Tenant = "stays" }, new Licence("d") { Tenant = "comes" },
                new Licence("c") { Tenant = "suspended", Status = SubscriptionStatus.Suspended }));

        var flows = await warehouse.LinesAsync(Flows);

        flows.Should().Equal(
            "comes|true|true|false|false", "goes|false|false|false|true", "stays|true|false|true|false",
            "suspended|false|false|false|true");
    }

    [Fact]
    public async Task Without_the_month_before_nobody_is_new_existing_or_churned()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-03", new Licence("a")));

        var flows = await warehouse.LineAsync(Flows);

        flows.Should().Be("contoso|true|null|null|null");
    }

    [Fact]
    public async Task A_customer_whose_subscriptions_all_belong_to_another_now_has_churned_with_a_row_of_zeros()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a") { Tenant = "seller" }),
            DeliveredMonth.Of("2026-03", new Licence("a") { Tenant = "buyer" }));

        var rows = await warehouse.LinesAsync("""
            select customer_tpid, is_new, is_churned, is_ended, subscription_count, active_subscription_count,
                available_seats, assigned_seats, active_seats
            from warehouse.fact_customer_month join warehouse.dim_customer using (customer_key)
            where month_key = 202603 order by 1
            """);

        rows.Should().Equal("buyer|true|false|false|1|1|10|8|5", "seller|false|true|true|0|0|0|0|0");
    }

    [Fact]
    public async Task A_churned_customer_is_not_told_of_twice()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-01", new Licence("a") { Tenant = "seller" }),
            DeliveredMonth.Of("2026-02", new Licence("a") { Tenant = "buyer" }),
            DeliveredMonth.Of("2026-03", new Licence("a") { Tenant = "buyer" }));

        var flows = await warehouse.LineAsync(Flows);

        flows.Should().Be("buyer|true|false|true|false");
    }

    [Fact]
    public async Task A_customer_of_several_tenants_is_one_and_shows_the_smallest_of_them()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of(
                "2026-03",
                new Licence("a", 1) { Tenant = "t2" }, new Licence("b", 2) { Tenant = "t1" }, new Licence("c", 4) { Tenant = "t3" })
            with
            { Customers = [.. new[] { "t1", "t2", "t3" }.Select(tenant => Member.Customer(tenant) with { CustomerTpid = "parent" })] });

        var row = await warehouse.LineAsync("""
            select customer_tenant_id, subscription_count, available_seats, assigned_seats
            from warehouse.fact_customer_month join warehouse.dim_customer using (customer_key)
            """);

        row.Should().Be("t1|3|7|24");
    }

    [Fact]
    public async Task Subscriptions_are_counted_once_whatever_their_skus_and_ended_ones_not_at_all()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("gone")),
            DeliveredMonth.Of("2026-03", new Licence("a") { Sku = "e3" }, new Licence("a") { Sku = "e5" },
                new Licence("b") { Status = SubscriptionStatus.Suspended }));

        var counts = await warehouse.LineAsync(
            "select subscription_count, active_subscription_count from warehouse.fact_customer_month where month_key = 202603");

        counts.Should().Be("2|1");
    }

    [Theory]
    [InlineData(SubscriptionStatus.Active, 5, "true|true")]
    [InlineData(SubscriptionStatus.Active, 0, "true|false")]
    [InlineData(SubscriptionStatus.Suspended, 5, "false|false")]
    public async Task An_active_customer_is_a_customer_with_active_seats(SubscriptionStatus status, int activeSeats, string expected)
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-03", new Licence("a") { Status = status, Workloads = [("Exchange", 8, activeSeats)] }));

        var row = await warehouse.LineAsync("select is_customer, is_active_customer from warehouse.fact_customer_month");

        row.Should().Be(expected);
    }

    [Fact]
    public async Task Where_usage_is_not_loaded_nobody_knows_who_is_active()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a") { Tenant = "seller" }, new Licence("b") { Tenant = "goes" }),
            DeliveredMonth.Of("2026-03", new Licence("a") { Tenant = "buyer" }) with { IsUsageLoaded = false });

        var rows = await warehouse.LinesAsync(
            "select is_active_customer, assigned_seats, active_seats from warehouse.fact_customer_month where month_key = 202603");

        rows.Should().Equal("null|null|null", "null|null|null", "null|null|null");
    }
}
