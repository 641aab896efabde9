-- Every subscription and SKU with the keys that its facts share.
insert into warehouse.dim_workload (workload)
select distinct workload from staging.usage_month;

create unlogged table staging.base as
with seats as (
    select subscription_id, sku_id, max(assigned_seats) as assigned_seats, max(active_seats) as active_seats
    from staging.usage_month
    group by subscription_id, sku_id
),
worded as (
    select
        *,
        case replace(replace(lower(status), ' ', ''), '_', '')
            when 'active' then 1 when 'open' then 1 when 'renewed' then 1
            when 'ingraceperiod' then 2 when 'ingrace' then 2
            when 'suspended' then 3
            when 'disabled' then 4 when 'expired' then 4 when 'inactive' then 4
            when 'deprovisioned' then 5 when 'deleted' then 5 when 'closed' then 5 when 'churned' then 5
            else 6
        end as subscription_status_key
    from staging.raw_subscription
)
select
    worded.subscription_id, worded.sku_id, dim_customer.customer_id, dim_customer.customer_key, dim_subscription.subscription_key,
    dim_sku.sku_key, dim_customer.geography_key, dim_partner_location.partner_location_key, dim_attribution_type.attribution_type_key,
    dim_sales_channel.sales_channel_key, worded.subscription_status_key, worded.migrated_from_subscription_id,
    case when subscription_status_key = 6 then status end as other_status, license_count,
    case when subscription_status_key in (1, 2) and dim_sku.is_paid then license_count else 0 end as available_seats,
    coalesce(seats.assigned_seats, 0) as assigned_seats, coalesce(seats.active_seats, 0) as active_seats,
    subscription_status_key = 1 as is_active
from worded
join warehouse.dim_subscription on dim_subscription.subscription_id = worded.subscription_id
join warehouse.dim_sku on dim_sku.sku_id = worded.sku_id
join warehouse.dim_customer on dim_customer.customer_tenant_id = worded.customer_tenant_id
join staging.attribution_month as credited
    on credited.subscription_id = worded.subscription_id and credited.sku_id = worded.sku_id and credited.place = 1
join warehouse.dim_partner_location on dim_partner_location.mpn_id = credited.mpn_id
join warehouse.dim_attribution_type on dim_attribution_type.attribution_type = credited.attribution_type
join warehouse.dim_sales_channel
    on dim_sales_channel.sales_channel = coalesce(worded.sales_channel, 'Unknown')
    and dim_sales_channel.sales_model = coalesce(worded.sales_model, 'Unknown')
    and dim_sales_channel.detailed_sales_model = coalesce(worded.detailed_sales_model, 'Unknown')
left join seats on seats.subscription_id = worded.subscription_id and seats.sku_id = worded.sku_id;
analyze staging.base;
