-- Offending: revenue whose subscription and SKU have no row in the month, or one of another customer or one that has ended.
-- Params: @month (first day).
select revenue.subscription_key, revenue.sku_key
from warehouse.fact_revenue_month as revenue
left join warehouse.fact_subscription_month as fact
    on fact.subscription_key = revenue.subscription_key and fact.sku_key = revenue.sku_key
    and fact.customer_id = revenue.customer_id and fact.month_start = @month and not fact.is_ended
where revenue.month_start = @month and fact.subscription_key is null
