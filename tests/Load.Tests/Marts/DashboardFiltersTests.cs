using InsightsEtl.Load.Dashboards;

namespace InsightsEtl.Load.Tests;

public sealed class DashboardFiltersTests
{
    [Fact]
    public async Task Commas_part_values_but_not_one_that_has_a_comma_itself()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-01", new Licence("any") { Tenant = "any" }) with
        {
            Customers = [Member.Customer("any") with { CustomerSegment = "Small, Medium" }],
        });
        await using var connection = await warehouse.OpenAsync();

        var filters = await DashboardFilters.ReadAsync(
            connection, [("segments", "Small, Medium"), ("segments", "Unknown , Small"), ("nonsense", "a,,b")], CancellationToken.None);

        filters["segments"].Should().Equal("Small, Medium", "Unknown", "Small");
        filters["nonsense"].Should().Equal("a", "b");
    }
}
