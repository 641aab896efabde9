-- Offending: rows whose assigned or active seats are not the maximum over their workloads, or 0 where they have none.
-- Params: @month (first day).
with workload as (
    select subscription_key, sku_key, max(assigned_seats) as assigned_seats, max(active_seats) as active_seats
    from warehouse.fact_usage_month
    where month_start = @month
    group by subscription_key, sku_key
)
select fact.subscription_key, fact.sku_key
from warehouse.fact_subscription_month as fact
left join workload using (subscription_key, sku_key)
where fact.month_start = @month
    and fact.assigned_seats is not null
    and not fact.is_ended
    and (fact.assigned_seats <> coalesce(workload.assigned_seats, 0) or fact.active_seats <> coalesce(workload.active_seats, 0))
union all
select workload.subscription_key, workload.sku_key
from workload
left join warehouse.fact_subscription_month as fact
    on fact.subscription_key = workload.subscription_key and fact.sku_key = workload.sku_key and fact.month_start = @month
where fact.subscription_key is null or fact.is_ended or fact.assigned_seats is null
