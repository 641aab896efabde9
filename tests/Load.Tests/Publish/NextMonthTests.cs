namespace InsightsEtl.Load.Tests;

/// <summary>What a month derives from the one before follows when that is published or corrected later.</summary>
public sealed class NextMonthTests
{
    const string March = """
        select subscription_id, available_seats, available_seats_delta, is_ended
        from warehouse.fact_subscription_month join warehouse.dim_subscription using (subscription_key)
        where month_key = 202603 order by 1
        """;

    [Fact]
    public async Task A_month_whose_ended_rows_show_a_corrected_member_is_another_version()
    {
        var march = DeliveredMonth.Of("2026-03", new Licence("a"), new Licence("b") { Tenant = "fabrikam" });
        await using var warehouse = await Warehouse.NewAsync(march, DeliveredMonth.Of("2026-04", new Licence("a")));

        await warehouse.PublishAsync(march with { Customers = [Member.Customer("fabrikam") with { CustomerName = "Fabrikam Ltd" }] });

        (await warehouse.LinesAsync("select version from warehouse.month_state order by month_start")).Should().Equal("2", "2");
        (await warehouse.LineAsync("select customer_name from mart.subscription_month where month_key = 202604 and is_ended"))
            .Should().Be("Fabrikam Ltd");
    }

    [Fact]
    public async Task A_month_without_ended_rows_of_a_corrected_member_keeps_its_version()
    {
        var march = DeliveredMonth.Of("2026-03", new Licence("a"), new Licence("b") { Tenant = "fabrikam" });
        await using var warehouse = await Warehouse.NewAsync(
            march, DeliveredMonth.Of("2026-04", new Licence("a"), new Licence("b") { Tenant = "fabrikam" }));

        await warehouse.PublishAsync(march with { Customers = [Member.Customer("fabrikam") with { CustomerName = "Fabrikam Ltd" }] });

        (await warehouse.LinesAsync("select version from warehouse.month_state order by month_start")).Should().Equal("2", "1");
    }

    [Fact]
    public async Task A_location_that_a_correction_names_anew_makes_another_version_though_its_values_are_old()
    {
        var late = Member.Location("1000009");
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a")) with { Locations = [late] }, DeliveredMonth.Of("2026-03", new Licence("a")));

        (await warehouse.PublishAsync(DeliveredMonth.Of("2026-03", new Licence("a")) with { Locations = [late] })).Version.Should().Be(2);
        (await warehouse.PublishAsync(DeliveredMonth.Of("2026-03", new Licence("a")) with { Locations = [late] })).Version.Should().Be(2);
    }

    [Fact]
    public async Task Publishing_the_month_before_gives_deltas_ended_rows_and_flows()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-03", new Licence("a", 12)));

        var publication = await warehouse.PublishAsync(DeliveredMonth.Of("2026-02", new Licence("a", 10), new Licence("gone", 4)));

        (await warehouse.LinesAsync(March)).Should().Equal("a|12|2|false", "gone|0|-4|true");
        (await warehouse.LineAsync("select is_new, is_existing, is_churned from warehouse.fact_customer_month where month_key = 202603"))
            .Should().Be("false|true|false");
        publication.Changes.NextMonth.Should().Be(4, "a delta, an ended row, its attribution and a customer");
        (await VersionsAsync(warehouse)).Should().Equal("202602|1", "202603|2");
    }

    [Fact]
    public async Task Correcting_the_month_before_changes_deltas_of_the_next_and_nothing_of_the_one_after()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a", 10)), DeliveredMonth.Of("2026-03", new Licence("a", 12)),
            DeliveredMonth.Of("2026-04", new Licence("a", 13)));
        var april = (await warehouse.RowsAsync()).Where(row => row.Contains("202604")).ToList();

        await warehouse.PublishAsync(DeliveredMonth.Of("2026-02", new Licence("a", 11)) with { Delivery = 2 });

        (await warehouse.LinesAsync(March)).Should().Equal("a|12|1|false");
        (await warehouse.RowsAsync()).Where(row => row.Contains("202604")).Should().Equal(april).And.NotBeEmpty();
        (await VersionsAsync(warehouse)).Should().Equal("202602|2", "202603|2", "202604|1");
    }

    [Fact]
    public async Task A_correction_that_the_next_month_does_not_notice_leaves_it_at_its_version()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a")), DeliveredMonth.Of("2026-03", new Licence("a")));

        var publication = await warehouse.PublishAsync(
            DeliveredMonth.Of("2026-02", new Licence("a") { RevenueUsd = 1 }) with { Delivery = 2 });

        publication.Should().Be(new Publication(2, new RowChanges(0, 1, 0)));
        (await VersionsAsync(warehouse)).Should().Equal("202602|2", "202603|1");
    }

    [Fact]
    public async Task What_had_ended_comes_alive_when_a_correction_takes_it_from_the_month_before()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a"), new Licence("gone")), DeliveredMonth.Of("2026-03", new Licence("a")));

        await warehouse.PublishAsync(DeliveredMonth.Of("2026-02", new Licence("a")) with { Delivery = 2 });

        (await warehouse.LinesAsync(March)).Should().Equal("a|10|0|false");
        (await warehouse.LineAsync("select count(*) from warehouse.fact_attribution_month where is_ended")).Should().Be("0");
        (await warehouse.BrokenVersionsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Seats_of_the_next_month_stay_unknown_where_its_own_usage_is_not_loaded()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of("2026-03", new Licence("a")) with { IsUsageLoaded = false });

        await warehouse.PublishAsync(DeliveredMonth.Of("2026-02", new Licence("a"), new Licence("gone") { Tenant = "other" }));

        (await warehouse.LinesAsync("select assigned_seats from warehouse.fact_subscription_month where month_key = 202603"))
            .Should().Equal("null", "null");
        (await warehouse.LinesAsync("select active_seats, is_active_customer from warehouse.fact_customer_month where month_key = 202603"))
            .Should().Equal("null|null", "null|null");
    }

    [Fact]
    public async Task Words_of_the_source_and_migrations_survive_a_derivation_from_the_month_before()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of(
            "2026-03",
            new Licence("new", 12) { MigratedFrom = "old", Status = Transform.SubscriptionStatus.Other, OtherStatus = "Odd" }));
        const string kept = "select migrated_from_subscription_id, other_status, sales_channel_key "
            + "from warehouse.fact_subscription_month where month_key = 202603";
        var before = await warehouse.LinesAsync(kept);

        await warehouse.PublishAsync(DeliveredMonth.Of("2026-02"));

        before.Should().Equal("old|Odd|1");
        (await warehouse.LinesAsync(kept)).Should().Equal(before);
    }

    static Task<List<string>> VersionsAsync(Warehouse warehouse) =>
        warehouse.LinesAsync("select month_key, version from mart.month order by month_key");
}
