-- Fills staging.fact_attribution_month from the month's attributions.
-- Grain:  one row per month, subscription, SKU, location and attribution type.
-- Params: @month (first day), @run.
insert into staging.fact_attribution_month
    (month_start, month_key, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
     attribution_type_key, sales_channel_key, subscription_status_key, is_duplicate_row_for_pga, is_ended, run_id)
select
    @month, (extract(year from @month) * 100 + extract(month from @month))::int,
    base.customer_id, base.customer_key, base.subscription_key, base.sku_key, base.geography_key,
    dim_partner_location.partner_location_key, dim_attribution_type.attribution_type_key, base.sales_channel_key,
    base.subscription_status_key, attribution_month.is_duplicate_row_for_pga, false, @run
from staging.attribution_month as attribution_month
join staging.base as base using (subscription_id, sku_id)
join warehouse.dim_attribution_type using (attribution_type)
join warehouse.dim_partner_location
    on dim_partner_location.mpn_id = attribution_month.mpn_id
    and dim_partner_location.valid_from <= @month and dim_partner_location.valid_to > @month;
