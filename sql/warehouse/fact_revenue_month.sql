-- Fills staging.fact_revenue_month from the month's billing.
-- Grain:  one row per month, subscription and SKU with a billing line.
-- Params: @month (first day), @run.
insert into staging.fact_revenue_month
    (month_start, month_key, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
     attribution_type_key, sales_channel_key, subscription_status_key, billed_revenue_usd, run_id)
select
    @month, (extract(year from @month) * 100 + extract(month from @month))::int,
    base.customer_id, base.customer_key, base.subscription_key, base.sku_key, base.geography_key, base.partner_location_key,
    base.attribution_type_key, base.sales_channel_key, base.subscription_status_key, revenue_month.billed_revenue_usd, @run
from staging.revenue_month as revenue_month
join staging.base as base using (subscription_id, sku_id);
