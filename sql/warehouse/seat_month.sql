-- Fills staging.seat_month from the month's facts and their sets.
-- Grain:  one row per row of warehouse.fact_subscription_month of the month.
-- Params: @month (first day), @run.
-- Keys of several columns are taken for rarer than they are, and a nested loop over a month would never end.
set local enable_nestloop = off;

insert into staging.seat_month
    (month_start, customer_id, customer_key, subscription_key, sku_key, profile_key, attribution_set_key, workload_set_key,
     available_seats, assigned_seats, active_seats, available_seats_delta, is_active, is_sole, is_ended, workload_seats, run_id)
with combination as materialized (
    select dim_sku.sku_key, dim_geography.geography_key, dim_sales_channel.sales_channel_key, customer_segment, profile_key
    from warehouse.dim_profile
    join warehouse.dim_sku using (product, sku, is_license_based)
    join warehouse.dim_geography using (iso2)
    join warehouse.dim_sales_channel using (sales_channel)
),
fact as materialized (
    select
        fact.month_start, fact.customer_id, fact.customer_key, fact.subscription_key, fact.sku_key, fact.geography_key,
        fact.sales_channel_key, dim_customer.customer_segment, fact.available_seats, fact.assigned_seats, fact.active_seats,
        fact.available_seats_delta, fact.is_active, fact.is_ended
    from warehouse.fact_subscription_month as fact
    join warehouse.dim_customer using (customer_key)
    where fact.month_start = @month
),
sole as (
    select subscription_key
    from warehouse.fact_subscription_month
    where month_start = @month and is_active
    group by subscription_key
    having count(*) = 1
),
credited as (
    select subscription_key, sku_key, customer_id, dim_attribution_set.attribution_set_key
    from staging.attribution_set as attribution_set
    join staging.attribution_set_values as named using (credits)
    join warehouse.dim_attribution_set using (values_hash)
),
used as (
    select subscription_key, sku_key, customer_id, dim_workload_set.workload_set_key, workload_seats
    from staging.workload_set as workload_set
    join warehouse.dim_workload_set using (workload_keys)
)
select
    fact.month_start, fact.customer_id, fact.customer_key, fact.subscription_key, fact.sku_key, combination.profile_key,
    credited.attribution_set_key,
    coalesce(used.workload_set_key, (select workload_set_key from warehouse.dim_workload_set where workload_keys = '{}')),
    fact.available_seats, fact.assigned_seats, fact.active_seats, fact.available_seats_delta, fact.is_active,
    fact.is_active and sole.subscription_key is not null, fact.is_ended, used.workload_seats, @run
from fact
join combination using (sku_key, geography_key, sales_channel_key, customer_segment)
left join sole using (subscription_key)
join credited using (subscription_key, sku_key, customer_id)
left join used using (subscription_key, sku_key, customer_id);

set local enable_nestloop = on;
