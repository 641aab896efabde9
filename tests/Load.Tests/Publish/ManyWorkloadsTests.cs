namespace InsightsEtl.Load.Tests;

public sealed class ManyWorkloadsTests
{
    [Fact]
    public async Task A_licence_is_published_with_however_many_workloads_its_usage_tells_of()
    {
        var workloads = Enumerable.Range(1, 2000).Select(number => ($"Workload {number}", 8, 5)).ToArray();

        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-03", new Licence("a") { Workloads = workloads }, new Licence("b") { Workloads = workloads }));

        (await warehouse.LinesAsync("select cardinality(workload_keys) from warehouse.dim_workload_set order by 1")).Should().Equal("0", "2000");
    }
}
