-- Fills staging.previous with the rows that the previous month's own snapshot brought; none where it is not in the warehouse.
-- Grain:  one row per subscription and SKU.
-- Params: @previous_month (first day).
insert into staging.previous
    (subscription_id, sku_id, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
     attribution_type_key, sales_channel_key, available_seats)
select
    dim_subscription.subscription_id, dim_sku.sku_id, fact.customer_id, fact.customer_key, fact.subscription_key, fact.sku_key,
    fact.geography_key, fact.partner_location_key, fact.attribution_type_key, fact.sales_channel_key, fact.available_seats
from warehouse.fact_subscription_month as fact
join warehouse.dim_subscription using (subscription_key)
join warehouse.dim_sku using (sku_key)
where fact.month_start = @previous_month and not fact.is_ended;
