-- Fills staging.workload_set with the workloads and their seats of each of the month's rows that have usage; sets that are new
-- become members.
-- Grain:  one row per subscription, SKU and customer.
-- Params: @month (first day), whose facts are in the warehouse.
-- Again:  sets that are known keep their keys.
insert into staging.workload_set (subscription_key, sku_key, customer_id, workload_keys, used_workload_keys, workload_seats)
select
    subscription_key, sku_key, customer_id, array_agg(workload_key),
    coalesce(array_agg(workload_key) filter (where active_seats > 0), '{}'), array_agg(array[assigned_seats, active_seats])
from (
    select subscription_key, sku_key, customer_id, workload_key, assigned_seats, active_seats
    from warehouse.fact_usage_month
    where month_start = @month
    order by subscription_key, sku_key, customer_id, workload_key
) as usage
group by subscription_key, sku_key, customer_id;

insert into warehouse.dim_workload_set (workload_keys)
select distinct workload_keys
from (
    select workload_keys from staging.workload_set as workload_set
    union all
    select used_workload_keys from staging.workload_set as workload_set
    union all
    -- What has no usage has the empty set.
    select '{}'
) as candidate
where not exists (select from warehouse.dim_workload_set where dim_workload_set.workload_keys = candidate.workload_keys)
order by workload_keys;

-- Few rows, seldom more: without numbers of its own the planner would take them for very many.
analyze warehouse.dim_workload_set;
