-- Offending: subscriptions whose bits of the month are not what the month's rows of the aggregate and their usage say, or that lack them.
-- Params: @month (first day).
with expected as (
    select
        dim_subscription.subscription_id, seat.customer_id, seat.profile_key, seat.attribution_set_key, seat.workload_set_key,
        used.workload_set_key as used_workload_set_key, bool_or(seat.is_active) as is_active, bool_or(seat.is_sole) as is_sole
    from warehouse.seat_month as seat
    join warehouse.dim_subscription using (subscription_key)
    left join (
        select subscription_key, sku_key, customer_id, array_agg(workload_key order by workload_key) as workload_keys
        from warehouse.fact_usage_month
        where month_start = @month and active_seats > 0
        group by subscription_key, sku_key, customer_id
    ) as usage using (subscription_key, sku_key, customer_id)
    join warehouse.dim_workload_set as used on used.workload_keys = coalesce(usage.workload_keys, '{}')
    where seat.month_start = @month
    group by 1, 2, 3, 4, 5, 6
),
held as (
    select
        subscription_id, customer_id, profile_key, attribution_set_key, workload_set_key, used_workload_set_key,
        active_months >> month.place & 1 = 1 as is_active, sole_months >> month.place & 1 = 1 as is_sole
    from warehouse.subscription_year
    cross join (select extract(month from @month::date)::int - 1 as place) as month
    where calendar_year = extract(year from @month::date)::int and (present_months | active_months | sole_months) >> month.place & 1 = 1
)
select coalesce(expected.subscription_id, held.subscription_id) as subscription_id
from expected
full join held using (
    subscription_id, customer_id, profile_key, attribution_set_key, workload_set_key, used_workload_set_key, is_active, is_sole)
where expected.subscription_id is null or held.subscription_id is null
