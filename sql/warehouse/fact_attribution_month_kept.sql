-- Fills staging.fact_attribution_month with the rows that a published month's own feeds brought, as they stand.
-- Params: @month (first day).
insert into staging.fact_attribution_month
    (month_start, month_key, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
     attribution_type_key, sales_channel_key, subscription_status_key, is_duplicate_row_for_pga, is_ended, run_id)
select
    month_start, month_key, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
    attribution_type_key, sales_channel_key, subscription_status_key, is_duplicate_row_for_pga, is_ended, run_id
from warehouse.fact_attribution_month
where month_start = @month and not is_ended;
