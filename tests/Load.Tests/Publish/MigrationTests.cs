using InsightsEtl.Transform;

namespace InsightsEtl.Load.Tests;

/// <summary>A subscription that replaces another takes its seats over: neither an addition nor a removal.</summary>
public sealed class MigrationTests
{
    const string Deltas = """
        select subscription_id, available_seats_delta, is_ended
        from warehouse.fact_subscription_month join warehouse.dim_subscription using (subscription_key)
        where month_key = 202603 order by subscription_id, sku_key
        """;

    [Fact]
    public async Task The_successor_takes_its_delta_against_the_seats_of_its_predecessor()
    {
        var deltas = await DeltasAsync(
            [new Licence("old", 10)],
            [new Licence("new", 12) { MigratedFrom = "old" }, new Licence("old", 10) { Status = SubscriptionStatus.Suspended }]);

        deltas.Should().Equal("new|2|false", "old|0|false");
    }

    [Fact]
    public async Task A_predecessor_that_is_gone_has_ended_without_removing_seats()
    {
        var deltas = await DeltasAsync([new Licence("old", 10)], [new Licence("new", 7) { MigratedFrom = "old" }]);

        deltas.Should().Equal("new|-3|false", "old|0|true");
    }

    [Fact]
    public async Task Of_several_successors_the_one_of_the_smallest_id_takes_over()
    {
        var deltas = await DeltasAsync(
            [new Licence("old", 10)],
            [new Licence("new-2", 6) { MigratedFrom = "old" }, new Licence("new-1", 7) { MigratedFrom = "old" }]);

        deltas.Should().Equal("new-1|-3|false", "new-2|6|false", "old|0|true");
    }

    [Fact]
    public async Task A_predecessor_that_still_has_seats_is_not_replaced()
    {
        var deltas = await DeltasAsync(
            [new Licence("old", 10)], [new Licence("new", 12) { MigratedFrom = "old" }, new Licence("old", 1)]);

        deltas.Should().Equal("new|12|false", "old|-9|false");
    }

    [Fact]
    public async Task A_predecessor_without_seats_in_the_month_before_is_not_replaced()
    {
        var deltas = await DeltasAsync(
            [new Licence("old", 10) { Status = SubscriptionStatus.Suspended }], [new Licence("new", 12) { MigratedFrom = "old" }]);

        deltas.Should().Equal("new|12|false", "old|0|true");
    }

    [Fact]
    public async Task A_predecessor_that_had_ended_already_is_not_replaced()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-01", new Licence("old", 10)), DeliveredMonth.Of("2026-02"),
            DeliveredMonth.Of("2026-03", new Licence("new", 12) { MigratedFrom = "old" }));

        var deltas = await warehouse.LinesAsync(Deltas);

        deltas.Should().Equal("new|12|false");
    }

    [Fact]
    public async Task A_successor_that_was_there_in_the_month_before_takes_nothing_over()
    {
        var deltas = await DeltasAsync(
            [new Licence("old", 10), new Licence("new", 1) { MigratedFrom = "old" }], [new Licence("new", 12) { MigratedFrom = "old" }]);

        deltas.Should().Equal("new|11|false", "old|-10|true");
    }

    [Fact]
    public async Task A_successor_of_another_sku_takes_nothing_over()
    {
        var deltas = await DeltasAsync([new Licence("old", 10)], [new Licence("new", 12) { MigratedFrom = "old", Sku = "e5" }]);

        deltas.Should().Equal("new|12|false", "old|-10|true");
    }

    [Fact]
    public async Task A_migration_is_found_again_when_the_month_before_is_published_later()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-03", new Licence("new", 12) { MigratedFrom = "old" }),
            DeliveredMonth.Of("2026-02", new Licence("old", 10)));

        var deltas = await warehouse.LinesAsync(Deltas);

        deltas.Should().Equal("new|2|false", "old|0|true");
    }

    static async Task<List<string>> DeltasAsync(Licence[] february, Licence[] march)
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", february), DeliveredMonth.Of("2026-03", march));
        return await warehouse.LinesAsync(Deltas);
    }
}
