namespace InsightsEtl.Load.Tests;

/// <summary>A way to spoil a good month that one sentence of <c>sql/checks</c> must notice.</summary>
sealed record Tampering(string Check, string Sql)
{
    const string April = "month_key = 202604";

    /// <summary>Foreign keys let no member be missing; a database that was restored without them may.</summary>
    const string WithoutForeignKeys = "set local session_replication_role = replica; ";

    public static IReadOnlyList<Tampering> All { get; } =
    [
        .. Type2Dimension.All.SelectMany(OfVersions),
        new("fact_attribution_month__has_one_primary_row_that_the_subscription_shows",
            $"update warehouse.fact_attribution_month set is_duplicate_row_for_pga = 1 where {April}"),
        new("fact_attribution_month__has_one_primary_row_that_the_subscription_shows",
            $"update warehouse.fact_attribution_month set is_duplicate_row_for_pga = 0 where {April}"),
        new("fact_attribution_month__has_one_primary_row_that_the_subscription_shows",
            $"delete from warehouse.fact_attribution_month where {April} and is_ended"),
        new("fact_attribution_month__has_one_primary_row_that_the_subscription_shows",
            $"update warehouse.fact_subscription_month set attribution_type_key = 0 where {April}"),
        .. Missing("fact_attribution_month", "belongs_to_a_subscription_row", "partner_location_key", "attribution_type_key"),
        new("fact_attribution_month__belongs_to_a_subscription_row",
            $"update warehouse.fact_attribution_month set sales_channel_key = 0 where {April}"),
        new("fact_attribution_month__belongs_to_a_subscription_row",
            $"update warehouse.fact_attribution_month set is_ended = not is_ended where {April}"),
        .. Missing("fact_customer_month", "joins_all_its_dimensions", "customer_key", "geography_key"),
        new("fact_customer_month__joins_all_its_dimensions", $"update warehouse.fact_customer_month set customer_key = 0 where {April}"),
        .. new[] { "is_customer", "is_active_customer", "is_new", "is_existing", "is_churned" }.Select(column => new Tampering(
            "fact_customer_month__agrees_with_the_filtered_functions",
            $"update warehouse.fact_customer_month set {column} = not {column} where {April}")),
        new("fact_customer_month__agrees_with_the_filtered_functions", $"delete from warehouse.fact_customer_month where {April} and is_churned"),
        new("fact_customer_month__agrees_with_its_subscriptions",
            $"update warehouse.fact_customer_month set available_seats = available_seats + 1 where {April} and is_new"),
        new("fact_customer_month__agrees_with_its_subscriptions",
            $"update warehouse.fact_customer_month set active_seats = null where {April}"),
        new("fact_customer_month__agrees_with_its_subscriptions",
            $"update warehouse.fact_customer_month set is_customer = not is_customer where {April}"),
        new("fact_customer_month__agrees_with_its_subscriptions", $"delete from warehouse.fact_customer_month where {April} and is_new"),
        new("fact_customer_month__comes_and_goes_add_up", $"update warehouse.fact_customer_month set is_new = false where {April}"),
        new("fact_customer_month__comes_and_goes_add_up", $"delete from warehouse.fact_customer_month where {April} and is_churned"),
        new("fact_revenue_month__belongs_to_a_subscription_row",
            $"update warehouse.fact_subscription_month set is_ended = true where {April}"),
        new("fact_revenue_month__belongs_to_a_subscription_row", $"update warehouse.fact_revenue_month set sku_key = 0 where {April}"),
        new("fact_revenue_month__belongs_to_a_subscription_row",
            $"update warehouse.fact_revenue_month set customer_id = customer_id + 1000 where {April}"),
        new("fact_revenue_month__belongs_to_a_subscription_row", $"update warehouse.fact_revenue_month set geography_key = 0 where {April}"),
        new("fact_subscription_month__deltas_add_up_within_every_sku",
            $"update warehouse.fact_subscription_month set sku_key = 0 where {April} and available_seats_delta <> 0"),
        new("fact_subscription_month__deltas_add_up_within_every_sku",
            $"update warehouse.fact_subscription_month set available_seats_delta = null where {April}"),
        .. Missing(
            "fact_subscription_month", "joins_all_its_dimensions", "geography_key", "attribution_type_key", "sales_channel_key",
            "subscription_status_key"),
        new("fact_subscription_month__joins_all_its_dimensions",
            $"update warehouse.fact_subscription_month set is_active = not is_active where {April}"),
        new("fact_subscription_month__markets_add_up_to_all", "update warehouse.dim_profile set iso2 = lower(iso2)"),
        .. Missing("fact_usage_month", "belongs_to_a_subscription_row", "workload_key"),
        new("fact_usage_month__belongs_to_a_subscription_row", $"update warehouse.fact_usage_month set geography_key = 0 where {April}"),
        new("fact_usage_month__belongs_to_a_subscription_row",
            $"update warehouse.fact_subscription_month set is_ended = true where {April}"),
        new("fact_usage_month__belongs_to_a_subscription_row",
            $"update warehouse.fact_usage_month set customer_id = customer_id + 1000 where {April}"),
        new("fact_subscription_month__deltas_add_up_to_the_change_in_seats",
            $"update warehouse.fact_subscription_month set available_seats_delta = available_seats_delta + 1 where {April} and is_ended"),
        new("fact_subscription_month__deltas_add_up_to_the_change_in_seats",
            $"update warehouse.fact_subscription_month set seats_removed = 0 where {April}"),
        new("fact_subscription_month__deltas_add_up_to_the_change_in_seats",
            $"delete from warehouse.fact_subscription_month where {April} and is_ended"),
        new("fact_subscription_month__deltas_add_up_to_the_change_in_seats",
            $"delete from warehouse.fact_subscription_month where {April}"),
        new("fact_subscription_month__holds_the_versions_of_its_month",
            $"update warehouse.fact_subscription_month set customer_key = 0 where {April} and is_ended"),
        .. Type2Dimension.All.Select(dimension => new Tampering(
            "fact_subscription_month__holds_the_versions_of_its_month",
            $"""
            update warehouse.fact_subscription_month as fact set {dimension.Key} = other.{dimension.Key}
            from warehouse.{dimension.Table} as held
            join warehouse.{dimension.Table} as other
                on other.{dimension.Id} = held.{dimension.Id} and other.{dimension.Key} <> held.{dimension.Key}
            where fact.{April} and held.{dimension.Key} = fact.{dimension.Key} and not fact.is_ended
            """)),
        .. Aggregate(
            "seat_month__says_of_each_row_what_the_facts_say",
            "update warehouse.seat_month set available_seats = available_seats + 1",
            "update warehouse.seat_month set active_seats = null",
            "update warehouse.seat_month set available_seats_delta = 0",
            "update warehouse.seat_month set is_active = not is_active",
            "update warehouse.seat_month set is_sole = not is_sole",
            "update warehouse.seat_month set customer_key = 0",
            "update warehouse.seat_month set profile_key = 0",
            "delete from warehouse.seat_month"),
        .. Aggregate(
            "seat_month__has_the_attributions_of_its_row",
            "update warehouse.seat_month set attribution_set_key = (select 1 + max(attribution_set_key) from warehouse.dim_attribution_set)",
            "update warehouse.fact_attribution_month set attribution_type_key = 0",
            "delete from warehouse.seat_month"),
        .. Aggregate(
            "seat_month__has_the_workloads_of_its_row",
            "update warehouse.seat_month set workload_seats[1][2] = workload_seats[1][2] + 1",
            "update warehouse.seat_month set workload_set_key = 0",
            "update warehouse.fact_usage_month set active_seats = active_seats + 1",
            "delete from warehouse.seat_month"),
        .. Aggregate(
            "revenue_profile_month__adds_up_from_the_rows",
            "update warehouse.revenue_profile_month set billed_revenue_usd = billed_revenue_usd + 1",
            "update warehouse.revenue_profile_month set workload_set_key = 0",
            "delete from warehouse.revenue_profile_month"),
        .. OfYear(
            "update warehouse.subscription_year set active_months = active_months # 8::smallint",
            "update warehouse.subscription_year set sole_months = sole_months # 8::smallint",
            "update warehouse.subscription_year set present_months = present_months & ~8::smallint, active_months = active_months & ~8::smallint, "
                + "sole_months = sole_months & ~8::smallint",
            "update warehouse.subscription_year set customer_id = customer_id + 1000",
            "update warehouse.subscription_year set used_workload_set_key = 0",
            "delete from warehouse.subscription_year"),
        .. Aggregate(
            "total_month__adds_up_from_the_facts",
            "update warehouse.total_month set subscription_count = subscription_count + 1",
            "update warehouse.total_month set churned_customer_count = churned_customer_count + 1",
            "delete from warehouse.total_month"),
        .. Aggregate(
            "member_month__counts_the_customers_of_each_member",
            "update warehouse.member_month set customer_count = customer_count + 1",
            "delete from warehouse.member_month"),
        .. Aggregate(
            "profile_month__adds_up_from_the_rows",
            "update warehouse.profile_month set seats_removed = seats_removed + 1",
            "delete from warehouse.profile_month"),
        new("fact_subscription_month__shows_the_largest_of_its_workloads",
            $"update warehouse.fact_subscription_month set active_seats = active_seats + 1 where {April} and not is_ended"),
        new("fact_subscription_month__shows_the_largest_of_its_workloads", $"delete from warehouse.fact_usage_month where {April}"),
        new("fact_subscription_month__shows_the_largest_of_its_workloads",
            $"update warehouse.fact_subscription_month set assigned_seats = null where {April}"),
    ];

    public override string ToString() => $"{Check}: {Sql}";

    static IEnumerable<Tampering> Missing(string fact, string sentence, params string[] keys) => keys.Select(key => new Tampering(
        $"{fact}__{sentence}", $"{WithoutForeignKeys}update warehouse.{fact} set {key} = -1 - {key} where {April}"));

    /// <summary>April is bit 8 of its year.</summary>
    static IEnumerable<Tampering> OfYear(params string[] statements) =>
        statements.Select(sql => new Tampering("subscription_year__has_the_months_of_its_rows", sql));

    static IEnumerable<Tampering> Aggregate(string check, params string[] changes) =>
        changes.Select(change => new Tampering(check, $"{change} where month_start = '2026-04-01'"));

    static IEnumerable<Tampering> OfVersions(Type2Dimension dimension)
    {
        var check = dimension.Table + "__versions_follow_one_another_to_one_current";
        return new[]
        {
            "set valid_to = '2026-05-01' where valid_to = '2026-04-01'",
            "set valid_to = '2026-03-15' where valid_to = '2026-04-01'",
            "set is_current = false where valid_from = '2026-04-01'",
            "set valid_to = '2026-12-01' where valid_from = '2026-04-01'",
            "set valid_from = '2026-05-01' where valid_from = '2026-04-01'",
            "set values_hash = gen_random_uuid() where valid_from = '2026-04-01'",
        }.Select(change => new Tampering(check, $"update warehouse.{dimension.Table} {change}"));
    }
}
