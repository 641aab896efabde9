namespace InsightsEtl.Load.Tests;

public sealed class LargestRevenueTests
{
    [Fact]
    public async Task Rows_that_fit_their_column_are_published_however_much_they_come_to_together()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of(
            "2026-03",
            new Licence("a") { RevenueUsd = 9_999_999_999_999_999.99m },
            new Licence("b") { RevenueUsd = 9_999_999_999_999_999.99m }));

        (await warehouse.LineAsync("select billed_revenue_usd from warehouse.revenue_profile_month")).Should().Be("19999999999999999.98");
    }
}
