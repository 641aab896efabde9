-- Fills staging.revenue_profile_month from the month's rows of the aggregate and their revenue.
-- Grain:  one row per month, profile and sets.
-- Params: @month (first day), @run.
set local enable_nestloop = off;

insert into staging.revenue_profile_month (month_start, profile_key, attribution_set_key, workload_set_key, billed_revenue_usd, run_id)
select @month, profile_key, attribution_set_key, workload_set_key, coalesce(sum(revenue.billed_revenue_usd), 0), @run
from warehouse.seat_month as seat
left join (
    select subscription_key, sku_key, customer_id, billed_revenue_usd from warehouse.fact_revenue_month where month_start = @month
) as revenue using (subscription_key, sku_key, customer_id)
where seat.month_start = @month
group by profile_key, attribution_set_key, workload_set_key;

set local enable_nestloop = on;
