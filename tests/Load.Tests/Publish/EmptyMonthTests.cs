namespace InsightsEtl.Load.Tests;

public sealed class EmptyMonthTests
{
    [Fact]
    public async Task A_month_without_subscriptions_is_published_as_empty()
    {
        await using var warehouse = await Warehouse.NewAsync();

        var publication = await warehouse.PublishAsync(DeliveredMonth.Of("2026-03"));

        publication.Should().Be(new Publication(1, RowChanges.None));
        (await warehouse.LineAsync("select month_start, usage_loaded from mart.month")).Should().Be("2026-03-01|true");
    }

    [Fact]
    public async Task In_a_month_without_subscriptions_all_of_the_month_before_has_ended()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-02", new Licence("a"), new Licence("b", 5)));

        await warehouse.PublishAsync(DeliveredMonth.Of("2026-03"));

        var facts = await warehouse.LinesAsync(
            "select available_seats_delta, assigned_seats, is_ended from warehouse.fact_subscription_month "
            + "where month_key = 202603 order by 1");
        facts.Should().Equal("-10|0|true", "-5|0|true");
        (await warehouse.LineAsync(
            "select is_customer, is_churned, subscription_count from warehouse.fact_customer_month where month_key = 202603"))
            .Should().Be("false|true|0");
    }

    [Fact]
    public async Task An_empty_month_twice_is_an_empty_month_once()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-03"));

        var publication = await warehouse.PublishAsync(DeliveredMonth.Of("2026-03"));

        publication.Should().Be(new Publication(1, RowChanges.None));
    }
}
