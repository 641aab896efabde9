-- The month's usage by workload.
insert into warehouse_part.fact_usage_month_202610
select
    date '2026-10-01', 202610, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
    attribution_type_key, sales_channel_key, workload_key, subscription_status_key, usage_month.assigned_seats, usage_month.active_seats,
    peak_active_seats, days_reported, 1
from staging.usage_month
join staging.base using (subscription_id, sku_id)
join warehouse.dim_workload using (workload);
