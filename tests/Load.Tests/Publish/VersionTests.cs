namespace InsightsEtl.Load.Tests;

/// <summary>The versions of a member, type 2 by month.</summary>
public sealed class VersionTests
{
    const string Versions =
        "select customer_name, valid_from, valid_to, is_current, is_inferred "
        + "from warehouse.dim_customer where customer_key <> 0 order by valid_from";

    const string Keys = "select month_key, customer_key from warehouse.fact_subscription_month order by month_key";

    [Fact]
    public async Task A_version_holds_from_the_month_its_values_appear_to_the_month_they_change()
    {
        await using var warehouse = await Warehouse.NewAsync(Named("2026-01", "A"), Named("2026-02", "A"), Named("2026-04", "B"));

        var versions = await warehouse.LinesAsync(Versions);

        versions.Should().Equal("A|2026-01-01|2026-04-01|false|false", "B|2026-04-01|9999-12-31|true|false");
    }

    [Fact]
    public async Task A_correction_changes_the_version_in_place_and_keeps_its_key()
    {
        await using var warehouse = await Warehouse.NewAsync(Named("2026-01", "A"));
        var keys = await warehouse.LinesAsync(Keys);

        var publication = await warehouse.PublishAsync(Named("2026-01", "B"));

        (await warehouse.LinesAsync(Versions)).Should().Equal("B|2026-01-01|9999-12-31|true|false");
        (await warehouse.LinesAsync(Keys)).Should().Equal(keys);
        publication.Should().Be(new Publication(2, RowChanges.None with { Members = 1 }));
    }

    [Fact]
    public async Task A_change_in_the_past_splits_a_version_and_re_keys_later_facts_without_changing_their_values()
    {
        await using var warehouse = await Warehouse.NewAsync(Named("2026-01", "A"), Named("2026-02", "A"), Named("2026-03", "A"));
        var march = (await warehouse.ValuesAsync()).Where(line => line.Contains("202603")).ToList();

        var publication = await warehouse.PublishAsync(Named("2026-02", "B"));

        (await warehouse.LinesAsync(Versions)).Should().Equal(
            "A|2026-01-01|2026-02-01|false|false", "B|2026-02-01|2026-03-01|false|false", "A|2026-03-01|9999-12-31|true|false");
        publication.Changes.Rekeyed.Should().Be(5, "each of the five facts has one row in March");
        publication.Changes.NextMonth.Should().Be(0);
        (await warehouse.LinesAsync(Keys)).Should().OnlyHaveUniqueItems();
        (await warehouse.ValuesAsync()).Where(line => line.Contains("202603")).Should().Equal(march);
    }

    [Fact]
    public async Task Months_after_the_next_are_re_keyed_too()
    {
        await using var warehouse = await Warehouse.NewAsync(
            Named("2026-01", "A"), Named("2026-02", "A"), Named("2026-03", "A"), Named("2026-04", "A"));

        var publication = await warehouse.PublishAsync(Named("2026-01", "B"));

        publication.Changes.Rekeyed.Should().Be(15);
        (await warehouse.LinesAsync("""
            select month_key, customer_name from warehouse.fact_customer_month join warehouse.dim_customer using (customer_key) order by 1
            """)).Should().Equal("202601|B", "202602|A", "202603|A", "202604|A");
    }

    [Fact]
    public async Task Neighbours_that_have_come_to_be_equal_may_stand_as_two_versions()
    {
        await using var warehouse = await Warehouse.NewAsync(Named("2026-01", "A"), Named("2026-02", "B"));

        await warehouse.PublishAsync(Named("2026-02", "A"));

        (await warehouse.LinesAsync(Versions)).Should().OnlyContain(line => line.StartsWith("A|"));
        (await warehouse.BrokenVersionsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_member_that_a_redelivery_takes_away_leaves_no_version_behind()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-01", new Licence("a"), new Licence("b") { Tenant = "ghost" }));

        await warehouse.PublishAsync(DeliveredMonth.Of("2026-01", new Licence("a")) with { Delivery = 2 });

        (await warehouse.LinesAsync("select customer_name from warehouse.dim_customer where customer_key <> 0")).Should().Equal("contoso");
        (await warehouse.LinesAsync("select friendly_name from warehouse.dim_subscription where subscription_key <> 0"))
            .Should().Equal("a");
        (await warehouse.LineAsync("select count(*) from etl.dim_customer_observation")).Should().Be("1");
    }

    [Fact]
    public async Task A_member_that_a_redelivery_takes_away_begins_where_it_is_known_next()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-01", new Licence("a")), DeliveredMonth.Of("2026-02", new Licence("a")));

        await warehouse.PublishAsync(DeliveredMonth.Of("2026-01") with { Delivery = 2 });

        (await warehouse.LinesAsync(Versions)).Should().Equal("contoso|2026-02-01|9999-12-31|true|false");
        (await warehouse.BrokenVersionsAsync()).Should().BeEmpty();
        (await warehouse.LineAsync("select available_seats_delta from warehouse.fact_subscription_month")).Should().Be("10");
    }

    [Fact]
    public async Task A_member_that_is_missing_from_a_later_snapshot_stays_as_it_was()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-01") with { Customers = [Member.Customer("quiet")] }, DeliveredMonth.Of("2026-02"));

        (await warehouse.LinesAsync(Versions)).Should().Equal("quiet|2026-01-01|9999-12-31|true|false");
    }

    [Fact]
    public async Task A_member_that_is_referred_to_but_not_in_the_snapshot_has_an_inferred_version_there()
    {
        await using var warehouse = await Warehouse.NewAsync(
            Named("2026-01", "A"),
            DeliveredMonth.Of("2026-02", new Licence("a")) with { Customers = [Member.InferredCustomer("contoso")] },
            Named("2026-03", "A"));

        (await warehouse.LinesAsync(Versions)).Should().Equal(
            "A|2026-01-01|2026-02-01|false|false", "Unknown|2026-02-01|2026-03-01|false|true", "A|2026-03-01|9999-12-31|true|false");
        (await warehouse.LinesAsync("select is_inferred from etl.dim_customer_observation order by month_start"))
            .Should().Equal("false", "true", "false");
    }

    [Fact]
    public async Task A_tenant_that_moves_to_another_top_parent_belongs_to_another_customer()
    {
        await using var warehouse = await Warehouse.NewAsync(Of("2026-01", "P"), Of("2026-02", null), Of("2026-03", "P"));

        (await warehouse.LinesAsync("""
            select dim_customer.customer_tpid, is_tpid_inferred,
                customer_number.customer_tenant_id is not null, count(*) over (partition by customer_id)
            from warehouse.dim_customer join etl.customer_number using (customer_id) order by valid_from
            """)).Should().Equal("P|false|false|2", "null|true|true|1", "P|false|false|2");
        (await warehouse.LinesAsync("select month_key, is_new, is_churned from warehouse.fact_customer_month order by 1, 2"))
            .Should().Equal(
            "202601|null|null", "202602|false|true", "202602|true|false", "202603|false|true", "202603|true|false");

        static DeliveredMonth Of(string month, string? tpid) =>
            DeliveredMonth.Of(month, new Licence("a")) with { Customers = [Member.Customer("contoso") with { CustomerTpid = tpid }] };
    }

    [Fact]
    public async Task The_unknown_members_are_never_touched()
    {
        const string unknown = """
            select customer_key::text || dim_customer::text from warehouse.dim_customer where customer_key = 0
            union all select dim_sku::text from warehouse.dim_sku where sku_key = 0
            union all select dim_partner_location::text from warehouse.dim_partner_location where partner_location_key = 0
            union all select dim_subscription::text from warehouse.dim_subscription where subscription_key = 0
            union all select dim_geography::text from warehouse.dim_geography where geography_key = 0
            """;
        await using var warehouse = await Warehouse.NewAsync();
        var before = await warehouse.LinesAsync(unknown);

        foreach (var name in new[] { "A", "B", "A" }) await warehouse.PublishAsync(Named("2026-01", name));
        await warehouse.PublishAsync(DeliveredMonth.Of("2026-01") with { Delivery = 2 });

        before.Should().HaveCount(5);
        (await warehouse.LinesAsync(unknown)).Should().Equal(before);
    }

    static DeliveredMonth Named(string month, string name) =>
        DeliveredMonth.Of(month, new Licence("a")) with { Customers = [Member.Customer("contoso") with { CustomerName = name }] };
}
