-- Every member of every dimension by its key, with what it says of itself: natural ids and values, no surrogate number.
-- Grain:  one row per dimension and key; valid_from and valid_to are null where a dimension has no history.
create temp view customer_number as
select customer_id, coalesce(customer_tpid, 'tenant ' || customer_tenant_id) as customer
from etl.customer_number;

create temp view member as
select
    'customer_key' as dimension, dim_customer.customer_key as key, dim_customer.valid_from, dim_customer.valid_to,
    to_jsonb(dim_customer)
        - array['customer_key', 'customer_id', 'geography_key', 'tenant_geography_key']
        - array['values_hash', 'is_current', 'valid_from', 'valid_to']
        || jsonb_build_object('market', market.iso2, 'country', country.iso2, 'customer', customer_number.customer) as said
from warehouse.dim_customer
join warehouse.dim_geography as market on market.geography_key = dim_customer.geography_key
join warehouse.dim_geography as country on country.geography_key = dim_customer.tenant_geography_key
left join customer_number using (customer_id)
union all
select
    'sku_key', sku_key, valid_from, valid_to, to_jsonb(dim_sku) - array['sku_key', 'values_hash', 'is_current', 'valid_from', 'valid_to']
from warehouse.dim_sku
union all
select
    'partner_location_key', partner_location_key, valid_from, valid_to,
    to_jsonb(dim_partner_location)
        - array['partner_location_key', 'geography_key', 'values_hash', 'is_current', 'valid_from', 'valid_to']
        || jsonb_build_object('country', dim_geography.iso2)
from warehouse.dim_partner_location
join warehouse.dim_geography using (geography_key)
union all
select
    'subscription_key', subscription_key, valid_from, valid_to,
    to_jsonb(dim_subscription) - array['subscription_key', 'values_hash', 'is_current', 'valid_from', 'valid_to']
from warehouse.dim_subscription
union all
select 'sales_channel_key', sales_channel_key, null, null, to_jsonb(dim_sales_channel) - 'sales_channel_key'
from warehouse.dim_sales_channel
union all
select 'attribution_type_key', attribution_type_key, null, null, to_jsonb(attribution_type)
from warehouse.dim_attribution_type
union all
select 'subscription_status_key', subscription_status_key, null, null, to_jsonb(status)
from warehouse.dim_subscription_status
union all
select 'workload_key', workload_key, null, null, to_jsonb(workload)
from warehouse.dim_workload
union all
select 'geography_key', geography_key, null, null, to_jsonb(iso2)
from warehouse.dim_geography
union all
select 'customer_id', customer_id, null, null, to_jsonb(customer)
from customer_number;
