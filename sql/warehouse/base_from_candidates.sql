-- Fills staging.base with the month's own rows from what Transform delivered: natural ids become the keys valid in the month.
-- Grain:  one row per subscription and SKU.
-- Params: @month (first day).
-- Words of several columns are taken for rarer than they are, and a nested loop over a month takes thrice as long.
set local enable_nestloop = off;

insert into staging.base
    (subscription_id, sku_id, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
     attribution_type_key, sales_channel_key, subscription_status_key, migrated_from_subscription_id, other_status,
     license_count, available_seats, assigned_seats, active_seats, is_active)
select
    candidate.subscription_id, candidate.sku_id, dim_customer.customer_id, dim_customer.customer_key,
    dim_subscription.subscription_key, dim_sku.sku_key, dim_customer.geography_key, dim_partner_location.partner_location_key,
    dim_attribution_type.attribution_type_key, dim_sales_channel.sales_channel_key,
    dim_subscription_status.subscription_status_key, candidate.migrated_from_subscription_id, candidate.other_status,
    candidate.license_count, candidate.available_seats, candidate.assigned_seats, candidate.active_seats,
    dim_subscription_status.is_active
from staging.subscription_month as candidate
join warehouse.dim_subscription
    on dim_subscription.subscription_id = candidate.subscription_id
    and dim_subscription.valid_from <= @month and dim_subscription.valid_to > @month
join warehouse.dim_sku
    on dim_sku.sku_id = candidate.sku_id and dim_sku.valid_from <= @month and dim_sku.valid_to > @month
join warehouse.dim_customer
    on dim_customer.customer_tenant_id = candidate.customer_tenant_id
    and dim_customer.valid_from <= @month and dim_customer.valid_to > @month
join warehouse.dim_partner_location
    on dim_partner_location.mpn_id = candidate.mpn_id
    and dim_partner_location.valid_from <= @month and dim_partner_location.valid_to > @month
join warehouse.dim_attribution_type using (attribution_type)
join warehouse.dim_sales_channel using (sales_channel, sales_model, detailed_sales_model)
join warehouse.dim_subscription_status using (status);

set local enable_nestloop = on;
