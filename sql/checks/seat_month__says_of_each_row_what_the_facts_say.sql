-- Offending: rows whose seats or members are not in the aggregate as they are in the facts, or only in one of them; and subscriptions of
-- which a row is told to be the only active one where it is not, or none is where one is.
-- Params: @month (first day).
with expected as (
    select
        fact.subscription_key, fact.sku_key, fact.customer_id, fact.customer_key, dim_sku.product, dim_sku.sku,
        dim_sku.is_license_based, dim_geography.iso2, dim_sales_channel.sales_channel, dim_customer.customer_segment,
        fact.available_seats, fact.assigned_seats, fact.active_seats, fact.available_seats_delta, fact.is_active, fact.is_ended
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
        seat_month.assigned_seats, seat_month.active_seats, seat_month.available_seats_delta, seat_month.is_active, seat_month.is_ended
    from warehouse.seat_month
    left join warehouse.dim_profile as profile using (profile_key)
    where seat_month.month_start = @month
)
select coalesce(expected.subscription_key, seat.subscription_key) as subscription_key
from expected
full join seat using (subscription_key, sku_key, customer_id)
where row(
        expected.customer_key, expected.product, expected.sku, expected.is_license_based, expected.iso2, expected.sales_channel,
        expected.customer_segment, expected.available_seats, expected.assigned_seats, expected.active_seats,
        expected.available_seats_delta, expected.is_active, expected.is_ended)
    is distinct from row(
        seat.customer_key, seat.product, seat.sku, seat.is_license_based, seat.iso2, seat.sales_channel,
        seat.customer_segment, seat.available_seats, seat.assigned_seats, seat.active_seats,
        seat.available_seats_delta, seat.is_active, seat.is_ended)
union all
select subscription_key
from warehouse.seat_month
where month_start = @month
group by subscription_key
having count(*) filter (where is_sole) <> case count(*) filter (where is_active) when 1 then 1 else 0 end
    or bool_or(is_sole and not is_active)
