-- Offending: combinations whose revenue is not the sum of their rows', or that are missing; the month where all of it is not all there is.
-- Params: @month (first day).
with counted as (
    select profile_key, attribution_set_key, workload_set_key, sum(coalesce(revenue.billed_revenue_usd, 0)) as billed_revenue_usd
    from warehouse.seat_month as seat
    left join (
        select subscription_key, sku_key, customer_id, billed_revenue_usd from warehouse.fact_revenue_month where month_start = @month
    ) as revenue using (subscription_key, sku_key, customer_id)
    where seat.month_start = @month
    group by profile_key, attribution_set_key, workload_set_key
)
select coalesce(counted.profile_key, held.profile_key) as profile_key
from counted
full join (
    select profile_key, attribution_set_key, workload_set_key, billed_revenue_usd
    from warehouse.revenue_profile_month
    where month_start = @month
) as held using (profile_key, attribution_set_key, workload_set_key)
where counted.billed_revenue_usd is distinct from held.billed_revenue_usd
union all
select 0
from (select sum(billed_revenue_usd) as billed_revenue_usd from warehouse.revenue_profile_month where month_start = @month) as held
cross join (select sum(billed_revenue_usd) as billed_revenue_usd from warehouse.fact_revenue_month where month_start = @month) as fact
where coalesce(held.billed_revenue_usd, 0) <> coalesce(fact.billed_revenue_usd, 0)
