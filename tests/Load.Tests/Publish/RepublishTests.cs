namespace InsightsEtl.Load.Tests;

/// <summary>Running twice equals running once, and a published month changes by its differences only.</summary>
public sealed class RepublishTests
{
    [Fact]
    public async Task A_month_published_twice_is_as_it_was_to_the_last_row_and_place()
    {
        await using var warehouse = await Warehouse.NewAsync(February, March, DeliveredMonth.Of("2026-04", new Licence("a", 3)));
        var rows = await warehouse.RowsAsync();

        var publication = await warehouse.PublishAsync(March);

        publication.Should().Be(new Publication(1, RowChanges.None));
        (await warehouse.RowsAsync()).Should().Equal(rows);
    }

    [Fact]
    public async Task A_changed_row_is_written_and_no_other()
    {
        await using var warehouse = await Warehouse.NewAsync(February, March);
        var rows = await warehouse.RowsAsync();

        var publication = await warehouse.PublishAsync(With(new Licence("b", 20) { Tenant = "fabrikam", RevenueUsd = 7 }));

        publication.Should().Be(new Publication(2, new RowChanges(0, 1, 0)));
        Tables((await warehouse.RowsAsync()).Except(rows))
            .Should().Equal("warehouse.month_state", "warehouse_part.fact_revenue_month_202603");
    }

    [Fact]
    public async Task Changed_seats_change_the_subscription_and_its_customer()
    {
        await using var warehouse = await Warehouse.NewAsync(February, March);
        var rows = await warehouse.RowsAsync();

        var publication = await warehouse.PublishAsync(With(new Licence("b", 21) { Tenant = "fabrikam" }));

        publication.Should().Be(new Publication(2, new RowChanges(0, 2, 0)));
        Tables((await warehouse.RowsAsync()).Except(rows)).Should().Equal(
            "warehouse.month_state", "warehouse_part.fact_customer_month_202603", "warehouse_part.fact_subscription_month_202603");
        (await warehouse.LinesAsync("select distinct run_id from warehouse.fact_subscription_month where month_key = 202603 order by 1"))
            .Should().HaveCount(2, "the run is noted on the row it changed, and only there");
    }

    [Fact]
    public async Task A_row_that_is_not_delivered_any_more_is_removed_everywhere()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-03", new Licence("a"), new Licence("b") { Tenant = "fabrikam" }));

        var publication = await warehouse.PublishAsync(DeliveredMonth.Of("2026-03", new Licence("a")) with { Delivery = 2 });

        publication.Changes.Should().Be(new RowChanges(0, 0, 5, Members: 2));
        (await warehouse.ValuesAsync()).Should().NotContain(line => line.Contains("fabrikam"));
    }

    [Fact]
    public async Task A_month_of_the_same_rows_as_of_another_day_is_another_version()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-03") with { IsUsageLoaded = false });

        var publication = await warehouse.PublishAsync(DeliveredMonth.Of("2026-03"));

        publication.Should().Be(new Publication(2, RowChanges.None));
    }

    [Fact]
    public async Task The_ledger_tells_what_a_publish_changed_and_equal_months_have_equal_checksums()
    {
        await using var warehouse = await Warehouse.NewAsync(February, March);
        await warehouse.PublishAsync(With(new Licence("b", 21) { Tenant = "fabrikam" }));
        await warehouse.PublishAsync(March);

        (await warehouse.LinesAsync(
            "select version, rows_inserted, rows_updated, rows_deleted from etl.publish where month_start = '2026-03-01' order by run_id"))
            .Should().Equal("1|12|0|0", "2|0|2|0", "3|0|2|0");
        var checksums = await warehouse.LinesAsync("select checksum from etl.publish where month_start = '2026-03-01' order by run_id");
        checksums[2].Should().Be(checksums[0]).And.NotBe(checksums[1]);
    }

    static DeliveredMonth February =>
        DeliveredMonth.Of("2026-02", new Licence("a"), new Licence("b", 20) { Tenant = "fabrikam" }, new Licence("c"));

    static DeliveredMonth March => With(new Licence("b", 20) { Tenant = "fabrikam" });

    static DeliveredMonth With(Licence licence) => DeliveredMonth.Of("2026-03", new Licence("a"), licence);

    static IEnumerable<string> Tables(IEnumerable<string> rows) => rows.Select(row => row.Split('|')[0]).Order(StringComparer.Ordinal);
}
