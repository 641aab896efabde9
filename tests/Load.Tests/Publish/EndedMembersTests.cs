namespace InsightsEtl.Load.Tests;

/// <summary>What has ended, and who has churned, keeps the members of the month before.</summary>
public sealed class EndedMembersTests
{
    const string Members = """
        select friendly_name, customer_name, sku, partner_name
        from warehouse.fact_subscription_month
        join warehouse.dim_subscription using (subscription_key) join warehouse.dim_customer using (customer_key)
        join warehouse.dim_sku using (sku_key) join warehouse.dim_partner_location using (partner_location_key)
        where month_key = 202603
        """;

    [Fact]
    public async Task Ended_rows_hold_the_versions_of_the_month_before_though_there_are_newer_ones()
    {
        await using var warehouse = await Warehouse.NewAsync(
            Named("2026-02", "A", new Licence("a") { FriendlyName = "A" }), Named("2026-03", "B"));

        (await warehouse.LineAsync(Members)).Should().Be("A|A|A|A");
    }

    [Fact]
    public async Task Ended_rows_follow_a_correction_of_the_month_before()
    {
        await using var warehouse = await Warehouse.NewAsync(
            Named("2026-02", "A", new Licence("a") { FriendlyName = "A" }), Named("2026-03", "A"));

        await warehouse.PublishAsync(Named("2026-02", "C", new Licence("a") { FriendlyName = "C" }));

        (await warehouse.LineAsync(Members)).Should().Be("C|C|C|C");
    }

    [Fact]
    public async Task Ended_rows_keep_their_members_when_an_earlier_month_splits_a_version()
    {
        await using var warehouse = await Warehouse.NewAsync(
            Named("2026-01", "A", new Licence("a") { FriendlyName = "A" }), Named("2026-02", "A", new Licence("a") { FriendlyName = "A" }),
            Named("2026-03", "B"));

        var publication = await warehouse.PublishAsync(Named("2026-01", "C", new Licence("a") { FriendlyName = "C" }));

        (await warehouse.LineAsync(Members)).Should().Be("A|A|A|A");
        publication.Changes.Rekeyed.Should().BePositive();
        publication.Changes.NextMonth.Should().Be(0);
    }

    [Fact]
    public async Task Ended_attributions_keep_their_locations_when_an_earlier_month_splits_a_version()
    {
        await using var warehouse = await Warehouse.NewAsync(
            Named("2026-01", "A", new Licence("a")), Named("2026-02", "A", new Licence("a")), Named("2026-03", "B"));

        await warehouse.PublishAsync(Named("2026-01", "C", new Licence("a")));

        (await warehouse.LineAsync("""
            select partner_name, is_ended from warehouse.fact_attribution_month
            join warehouse.dim_partner_location using (partner_location_key) where month_key = 202603
            """)).Should().Be("A|true");
    }

    [Fact]
    public async Task A_customer_whose_subscriptions_have_moved_away_keeps_its_face_when_an_earlier_month_splits_a_version()
    {
        await using var warehouse = await Warehouse.NewAsync(
            Sold("2026-01", "A", "seller"), Sold("2026-02", "A", "seller"), Sold("2026-03", "B", "buyer"));

        await warehouse.PublishAsync(Sold("2026-01", "C", "seller"));

        (await warehouse.LinesAsync("""
            select customer_name, is_churned, is_ended from warehouse.fact_customer_month
            join warehouse.dim_customer using (customer_key) where month_key = 202603 order by 1
            """)).Should().Equal("A|true|true", "buyer|false|false");

        static DeliveredMonth Sold(string month, string name, string owner) =>
            DeliveredMonth.Of(month, new Licence("a") { Tenant = owner })
                with
            { Customers = [Member.Customer("seller") with { CustomerName = name }] };
    }

    static DeliveredMonth Named(string month, string name, params Licence[] licences) => DeliveredMonth.Of(month, licences) with
    {
        Customers = [Member.Customer("contoso") with { CustomerName = name }],
        Skus = [Member.Sku("e3") with { Sku = name }],
        Locations = [Member.Location("1000001") with { PartnerName = name }],
    };
}
