-- Adds to staging.fact_attribution_month the rows of what has ended, copied from the previous month.
-- Grain:  one row per month, ended subscription and SKU, location and attribution type.
-- Params: @month, @previous_month (first days), @run.
insert into staging.fact_attribution_month
    (month_start, month_key, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
     attribution_type_key, sales_channel_key, subscription_status_key, is_duplicate_row_for_pga, is_ended, run_id)
select
    ended.month_start, ended.month_key, ended.customer_id, ended.customer_key, ended.subscription_key, ended.sku_key,
    ended.geography_key, previous.partner_location_key, previous.attribution_type_key, ended.sales_channel_key,
    ended.subscription_status_key, previous.is_duplicate_row_for_pga, true, @run
from staging.fact_subscription_month as ended
join warehouse.fact_attribution_month as previous using (subscription_key, sku_key, customer_id)
where ended.is_ended and previous.month_start = @previous_month and not previous.is_ended;
