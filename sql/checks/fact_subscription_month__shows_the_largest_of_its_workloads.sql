-- Offending: rows whose assigned or active seats are not the maximum over their workloads, or 0 where they have none; workloads of none.
-- Params: @month (first day).
select subscription_key, sku_key
from (
    select
        subscription_key, sku_key, assigned_seats as assigned_shown, active_seats as active_shown,
        null::int as assigned_seats, null::int as active_seats
    from warehouse.fact_subscription_month
    where month_start = @month and not is_ended and assigned_seats is not null
    union all
    select subscription_key, sku_key, null, null, assigned_seats, active_seats
    from warehouse.fact_usage_month
    where month_start = @month
) as seats
group by subscription_key, sku_key
having (max(assigned_shown), max(active_shown)) is distinct from (coalesce(max(assigned_seats), 0), coalesce(max(active_seats), 0))
