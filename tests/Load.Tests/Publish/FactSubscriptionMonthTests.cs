using InsightsEtl.Transform;

namespace InsightsEtl.Load.Tests;

public sealed class FactSubscriptionMonthTests
{
    const string Seats = """
        select subscription_id, available_seats, available_seats_delta, seats_added, seats_removed
        from warehouse.fact_subscription_month join warehouse.dim_subscription using (subscription_key)
        where month_key = 202603 order by subscription_id, sku_key
        """;

    [Fact]
    public async Task A_delta_is_what_the_seats_have_grown_or_shrunk_by_since_the_month_before()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("grows", 10), new Licence("shrinks", 10), new Licence("stays", 10)),
            DeliveredMonth.Of("2026-03", new("grows", 14), new("shrinks", 3), new("stays", 10), new("is new", 5)));

        var seats = await warehouse.LinesAsync(Seats);

        seats.Should().Equal("grows|14|4|4|0", "is new|5|5|5|0", "shrinks|3|-7|0|7", "stays|10|0|0|0");
    }

    [Fact]
    public async Task Without_the_month_before_there_is_no_delta()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-01", new Licence("a")), DeliveredMonth.Of("2026-03", new Licence("a", 14)));

        var seats = await warehouse.LineAsync(Seats);

        seats.Should().Be("a|14|null|null|null");
    }

    [Fact]
    public async Task Seats_are_compared_by_subscription_and_sku()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a", 10) { Sku = "e3" }, new Licence("a", 1) { Sku = "e5" }),
            DeliveredMonth.Of("2026-03", new Licence("a", 11) { Sku = "e3" }, new Licence("a", 3) { Sku = "e5" }));

        var seats = await warehouse.LinesAsync(Seats);

        seats.Should().Equal("a|11|1|1|0", "a|3|2|2|0");
    }

    [Fact]
    public async Task What_has_ended_has_one_row_of_zeros_with_the_members_of_the_month_before()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of(
                "2026-02", new Licence("goes", 10) { OtherStatus = "Odd", Status = SubscriptionStatus.Other }, new Licence("stays")),
            DeliveredMonth.Of("2026-03", new Licence("stays") { FriendlyName = "renamed" }),
            DeliveredMonth.Of("2026-04", new Licence("stays") { FriendlyName = "renamed" }));

        var ended = await warehouse.LinesAsync("""
            select month_key, subscription_id, friendly_name, status, fact.is_active,
                license_count, available_seats, assigned_seats, other_status
            from warehouse.fact_subscription_month as fact
            join warehouse.dim_subscription using (subscription_key)
            join warehouse.dim_subscription_status using (subscription_status_key)
            where is_ended
            """);

        ended.Should().Equal("202603|goes|goes|Deprovisioned|false|0|0|0|null");
    }

    [Fact]
    public async Task What_comes_back_after_it_ended_counts_as_added_again()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-01", new Licence("a", 10)), DeliveredMonth.Of("2026-02"),
            DeliveredMonth.Of("2026-03", new Licence("a", 12)));

        var seats = await warehouse.LineAsync(Seats);

        seats.Should().Be("a|12|12|12|0");
    }

    [Fact]
    public async Task Ended_rows_have_no_seats_to_tell_of_where_usage_is_not_loaded()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a")), DeliveredMonth.Of("2026-03") with { IsUsageLoaded = false });

        var row = await warehouse.LineAsync(
            "select is_ended, available_seats, assigned_seats, active_seats "
            + "from warehouse.fact_subscription_month where month_key = 202603");

        row.Should().Be("true|0|null|null");
    }

    [Fact]
    public async Task Attributions_of_what_has_ended_are_those_of_the_month_before()
    {
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a") { AlsoCredited = [("2000002", "DPOR")] }),
            DeliveredMonth.Of("2026-03"), DeliveredMonth.Of("2026-04"));

        var rows = await warehouse.LinesAsync("""
            select month_key, mpn_id, attribution_type, is_duplicate_row_for_pga, status, is_ended
            from warehouse.fact_attribution_month
            join warehouse.dim_partner_location using (partner_location_key)
            join warehouse.dim_attribution_type using (attribution_type_key)
            join warehouse.dim_subscription_status using (subscription_status_key)
            order by month_key, mpn_id
            """);

        rows.Should().Equal(
            "202602|1000001|CSP Tier 1|0|Active|false", "202602|2000002|DPOR|1|Active|false",
            "202603|1000001|CSP Tier 1|0|Deprovisioned|true", "202603|2000002|DPOR|1|Deprovisioned|true");
    }

    [Fact]
    public async Task The_sources_own_word_is_kept_where_the_status_is_none_of_ours()
    {
        await using var warehouse = await Warehouse.NewAsync(DeliveredMonth.Of(
            "2026-03", new Licence("a") { Status = SubscriptionStatus.Other, OtherStatus = "Warned" }, new Licence("b")));

        var rows = await warehouse.LinesAsync("""
            select status, other_status from warehouse.fact_subscription_month
            join warehouse.dim_subscription_status using (subscription_status_key) order by 1
            """);

        rows.Should().Equal("Active|null", "Other|Warned");
    }

    [Fact]
    public async Task A_subscription_of_no_location_channel_or_country_is_of_the_unknown_ones()
    {
        var homeless = Member.Customer("contoso") with { CustomerMarket = "XX", TenantCountry = null };
        await using var warehouse = await Warehouse.NewAsync(
            DeliveredMonth.Of("2026-03", new Licence("a") { Mpn = "Unknown", AttributionType = "Unknown", Channel = "Unknown" })
                with
            { Customers = [homeless] });

        var keys = await warehouse.LineAsync(
            "select partner_location_key, attribution_type_key, sales_channel_key, geography_key from warehouse.fact_subscription_month");

        keys.Should().Be("0|0|0|0");
    }
}
