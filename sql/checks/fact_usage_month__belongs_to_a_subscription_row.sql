-- Offending: rows whose subscription and SKU have no row in the month, or one of other members; or whose own member is not there.
-- Params: @month (first day).
select usage.subscription_key, usage.sku_key
from warehouse.fact_usage_month as usage
left join warehouse.fact_subscription_month as fact
    on fact.subscription_key = usage.subscription_key and fact.sku_key = usage.sku_key
    and fact.customer_id = usage.customer_id and fact.month_start = @month
left join warehouse.dim_workload using (workload_key)
where usage.month_start = @month
    and (fact.subscription_key is null
        or (fact.month_key, fact.customer_key, fact.geography_key, fact.sales_channel_key, fact.subscription_status_key)
            is distinct from
            (usage.month_key, usage.customer_key, usage.geography_key, usage.sales_channel_key, usage.subscription_status_key)
        or fact.is_ended
        or dim_workload.workload is null)
