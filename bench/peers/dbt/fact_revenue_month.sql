-- The month's revenue.
insert into warehouse_part.fact_revenue_month_202610
select
    date '2026-10-01', 202610, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
    attribution_type_key, sales_channel_key, subscription_status_key, billed_revenue_usd, 1
from staging.revenue
join staging.base using (subscription_id, sku_id);
