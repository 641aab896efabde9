-- The month's attributions.
insert into warehouse_part.fact_attribution_month_202610
select
    date '2026-10-01', 202610, customer_id, customer_key, subscription_key, sku_key, base.geography_key,
    dim_partner_location.partner_location_key, dim_attribution_type.attribution_type_key, sales_channel_key, subscription_status_key,
    (place > 1)::int::smallint, false, 1
from staging.attribution_month
join staging.base using (subscription_id, sku_id)
join warehouse.dim_partner_location using (mpn_id)
join warehouse.dim_attribution_type using (attribution_type);
