namespace InsightsEtl.Load.Tests;

public sealed class CustomerChangesTests
{
    static readonly Licence Stays = new("stays") { Tenant = "stays" };
    static readonly Licence Returns = new("returns") { Tenant = "returns" };

    [Fact]
    public async Task One_that_comes_back_is_new_and_reactivated_also_where_it_left_before_the_range()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-01", Stays, Returns), DeliveredMonth.Of("2026-02", Stays), DeliveredMonth.Of("2026-03", Stays, Returns),
            DeliveredMonth.Of("2026-04", Stays, Returns, new Licence("comes") { Tenant = "comes" }));

        (await ChangesAsync(warehouse, "'2026-01-01', '2026-04-01'")).Should().Equal(
            "2026-02-01|churned|returns", "2026-03-01|new|returns", "2026-03-01|reactivated|returns", "2026-04-01|new|comes");
        (await ChangesAsync(warehouse, "'2026-03-01', '2026-03-01'")).Should().Equal(
            "2026-03-01|new|returns", "2026-03-01|reactivated|returns");
    }

    [Fact]
    public async Task After_filters_only_what_they_let_through_was_there_before()
    {
        var other = Returns with { Channel = "CSP" };
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-01", Stays, other), DeliveredMonth.Of("2026-02", Stays, other), DeliveredMonth.Of("2026-03", Stays, Returns));

        (await ChangesAsync(warehouse, """'2026-02-01', '2026-03-01', '{"channels":["Direct"]}'"""))
            .Should().Equal("2026-03-01|new|returns");
        (await ChangesAsync(warehouse, """'2026-02-01', '2026-03-01', '{"channels":["CSP"]}'"""))
            .Should().Equal("2026-03-01|churned|returns");
        (await ChangesAsync(warehouse, "'2026-02-01', '2026-03-01'")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_customer_is_named_as_in_the_month_and_one_that_left_as_in_the_month_before()
    {
        await using var warehouse = await Warehouse.NewAsync(
            Named("2026-01", "First", Stays, Returns), Named("2026-02", "Second", Stays), Named("2026-03", "Third", Stays, Returns));

        (await warehouse.LinesAsync("select month, change, customer_name from mart.customer_changes('2026-01-01', '2026-03-01')")).Should().Equal(
            "2026-02-01|churned|First", "2026-03-01|new|Third", "2026-03-01|reactivated|Third");
    }

    [Fact]
    public async Task The_first_month_there_is_has_no_changes()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-01", Stays), DeliveredMonth.Of("2026-03", Stays, Returns));

        (await ChangesAsync(warehouse, "'2026-01-01', '2026-04-01'")).Should().BeEmpty();
    }

    static DeliveredMonth Named(string month, string name, params Licence[] licences) => DeliveredMonth.Of(month, licences) with
    {
        Customers = [Member.Customer("returns") with { CustomerName = name }],
    };

    static Task<List<string>> ChangesAsync(Warehouse warehouse, string arguments) =>
        warehouse.LinesAsync($"select month, change, customer_tpid from mart.customer_changes({arguments})");
}
