-- Offending: revenue whose subscription and SKU have no row in the month, or one of other members or one that has ended.
-- Params: @month (first day).
select revenue.subscription_key, revenue.sku_key
from warehouse.fact_revenue_month as revenue
left join warehouse.fact_subscription_month as fact
    on fact.subscription_key = revenue.subscription_key and fact.sku_key = revenue.sku_key
    and fact.customer_id = revenue.customer_id and fact.month_start = @month and not fact.is_ended
where revenue.month_start = @month
    and (fact.subscription_key is null
        or (fact.month_key, fact.customer_key, fact.geography_key, fact.partner_location_key, fact.attribution_type_key,
            fact.sales_channel_key, fact.subscription_status_key)
            is distinct from
            (revenue.month_key, revenue.customer_key, revenue.geography_key, revenue.partner_location_key, revenue.attribution_type_key,
            revenue.sales_channel_key, revenue.subscription_status_key))
