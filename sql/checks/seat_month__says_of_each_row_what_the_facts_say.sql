-- Offending: rows whose seats, members, attributions or workloads are not in the aggregate as they are in the facts, or only in one of them.
-- Params: @month (first day).
with expected as (
    select
        fact.subscription_key, fact.sku_key, fact.customer_id, fact.customer_key, dim_sku.product, dim_sku.sku,
        dim_sku.is_license_based, dim_geography.iso2, dim_sales_channel.sales_channel, dim_customer.customer_segment,
        fact.available_seats, fact.assigned_seats, fact.active_seats, fact.available_seats_delta, fact.is_active, fact.is_ended,
        fact.is_active and 1 = count(*) filter (where fact.is_active) over (partition by fact.subscription_key) as is_sole
    from warehouse.fact_subscription_month as fact
    join warehouse.dim_sku using (sku_key)
    join warehouse.dim_geography using (geography_key)
    join warehouse.dim_sales_channel using (sales_channel_key)
    join warehouse.dim_customer using (customer_key)
    where fact.month_start = @month
),
seat as (
    select
        seat_month.subscription_key, seat_month.sku_key, seat_month.customer_id, seat_month.customer_key, profile.product, profile.sku,
        profile.is_license_based, profile.iso2, profile.sales_channel, profile.customer_segment, seat_month.available_seats,
        seat_month.assigned_seats, seat_month.active_seats, seat_month.available_seats_delta, seat_month.is_active,
        seat_month.is_ended, seat_month.is_sole, seat_month.attribution_set_key, seat_month.workload_set_key, seat_month.workload_seats
    from warehouse.seat_month
    left join warehouse.dim_profile as profile using (profile_key)
    where seat_month.month_start = @month
),
attribution as (
    select
        coalesce(fact.subscription_key, credited.subscription_key) as subscription_key
    from (
        select subscription_key, sku_key, customer_id, mpn_id, attribution_type
        from warehouse.fact_attribution_month
        join warehouse.dim_partner_location using (partner_location_key)
        join warehouse.dim_attribution_type using (attribution_type_key)
        where month_start = @month
    ) as fact
    full join (
        select subscription_key, sku_key, customer_id, mpn_id, attribution_type
        from seat
        join warehouse.bridge_attribution_set using (attribution_set_key)
    ) as credited using (subscription_key, sku_key, customer_id, mpn_id, attribution_type)
    where fact.subscription_key is null or credited.subscription_key is null
),
workload as (
    select coalesce(fact.subscription_key, used.subscription_key) as subscription_key
    from (
        select subscription_key, sku_key, customer_id, workload_key, assigned_seats, active_seats
        from warehouse.fact_usage_month
        where month_start = @month
    ) as fact
    full join (
        select subscription_key, sku_key, customer_id, workload_key, workload_seats[place][1], workload_seats[place][2]
        from seat
        join warehouse.dim_workload_set using (workload_set_key)
        cross join unnest(workload_keys) with ordinality as listed (workload_key, place)
    ) as used (subscription_key, sku_key, customer_id, workload_key, assigned_seats, active_seats)
        using (subscription_key, sku_key, customer_id, workload_key, assigned_seats, active_seats)
    where fact.subscription_key is null or used.subscription_key is null
)
select coalesce(expected.subscription_key, seat.subscription_key) as subscription_key
from expected
full join seat using (
    subscription_key, sku_key, customer_id, customer_key, product, sku, is_license_based, iso2, sales_channel, customer_segment,
    available_seats, is_active, is_ended, is_sole)
where (expected.subscription_key is null or seat.subscription_key is null)
    or (expected.assigned_seats, expected.active_seats, expected.available_seats_delta)
        is distinct from (seat.assigned_seats, seat.active_seats, seat.available_seats_delta)
union all
select subscription_key from attribution
union all
select subscription_key from workload
