-- Fills staging.base with the rows that a published month's own snapshot brought, as they stand in the warehouse.
-- Grain:  one row per subscription and SKU; ended rows are derived, so they are not among them.
-- Params: @month (first day).
insert into staging.base
    (subscription_id, sku_id, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
     attribution_type_key, sales_channel_key, subscription_status_key, migrated_from_subscription_id, other_status,
     license_count, available_seats, assigned_seats, active_seats, is_active)
select
    dim_subscription.subscription_id, dim_sku.sku_id, fact.customer_id, fact.customer_key, fact.subscription_key, fact.sku_key,
    fact.geography_key, fact.partner_location_key, fact.attribution_type_key, fact.sales_channel_key,
    fact.subscription_status_key, fact.migrated_from_subscription_id, fact.other_status, fact.license_count,
    fact.available_seats, fact.assigned_seats, fact.active_seats, fact.is_active
from warehouse.fact_subscription_month as fact
join warehouse.dim_subscription using (subscription_key)
join warehouse.dim_sku using (sku_key)
where fact.month_start = @month and not fact.is_ended;
