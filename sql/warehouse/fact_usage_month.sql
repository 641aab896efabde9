-- Fills staging.fact_usage_month from the month's usage.
-- Grain:  one row per month, subscription, SKU and workload with a usable row.
-- Params: @month (first day), @run.
insert into staging.fact_usage_month
    (month_start, month_key, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
     attribution_type_key, sales_channel_key, workload_key, subscription_status_key, assigned_seats, active_seats,
     peak_active_seats, days_reported, run_id)
select
    @month, (extract(year from @month) * 100 + extract(month from @month))::int,
    base.customer_id, base.customer_key, base.subscription_key, base.sku_key, base.geography_key, base.partner_location_key,
    base.attribution_type_key, base.sales_channel_key, dim_workload.workload_key, base.subscription_status_key,
    usage_month.assigned_seats, usage_month.active_seats, usage_month.peak_active_seats, usage_month.days_reported, @run
from staging.usage_month as usage_month
join staging.base as base using (subscription_id, sku_id)
join warehouse.dim_workload using (workload);
