-- Fills staging.subscription_year from the month's rows of the aggregate.
-- Grain:  one row per subscription, customer, profile and sets.
-- Params: @month (first day).
set local enable_nestloop = off;

insert into staging.subscription_year
    (subscription_id, customer_id, profile_key, attribution_set_key, workload_set_key, used_workload_set_key, is_active, is_sole)
select
    dim_subscription.subscription_id, seat.customer_id, seat.profile_key, seat.attribution_set_key, seat.workload_set_key,
    coalesce(used.workload_set_key, (select workload_set_key from warehouse.dim_workload_set where workload_keys = '{}')) as used_key,
    bool_or(seat.is_active), bool_or(seat.is_sole)
from warehouse.seat_month as seat
join warehouse.dim_subscription using (subscription_key)
left join (
    select subscription_key, sku_key, customer_id, dim_workload_set.workload_set_key
    from staging.workload_set as workload_set
    join warehouse.dim_workload_set on dim_workload_set.workload_keys = workload_set.used_workload_keys
) as used using (subscription_key, sku_key, customer_id)
where seat.month_start = @month
group by
    dim_subscription.subscription_id, seat.customer_id, seat.profile_key, seat.attribution_set_key, seat.workload_set_key, used_key;

set local enable_nestloop = on;
