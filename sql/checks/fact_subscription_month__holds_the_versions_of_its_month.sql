-- Offending: rows whose members are not the versions valid in the month, or, where ended, in the month before.
-- Params: @month (first day).
with fact as (
    select
        subscription_key, sku_key, customer_key, customer_id, partner_location_key,
        case when is_ended then (month_start - interval '1 month')::date else month_start end as member_month
    from warehouse.fact_subscription_month
    where month_start = @month
)
select fact.subscription_key, fact.sku_key
from fact
left join warehouse.dim_subscription
    on dim_subscription.subscription_key = fact.subscription_key
    and dim_subscription.valid_from <= fact.member_month and dim_subscription.valid_to > fact.member_month
left join warehouse.dim_sku
    on dim_sku.sku_key = fact.sku_key
    and dim_sku.valid_from <= fact.member_month and dim_sku.valid_to > fact.member_month
left join warehouse.dim_customer
    on dim_customer.customer_key = fact.customer_key and dim_customer.customer_id = fact.customer_id
    and dim_customer.valid_from <= fact.member_month and dim_customer.valid_to > fact.member_month
left join warehouse.dim_partner_location
    on dim_partner_location.partner_location_key = fact.partner_location_key
    and dim_partner_location.valid_from <= fact.member_month and dim_partner_location.valid_to > fact.member_month
where dim_subscription.subscription_key is null or dim_sku.sku_key is null or dim_customer.customer_key is null
    or dim_partner_location.partner_location_key is null
