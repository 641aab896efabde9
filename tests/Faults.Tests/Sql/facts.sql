-- What the months of the warehouse say, a line each, by natural ids: without surrogate keys, run ids, version numbers and instants.
-- Grain:  one line per published month and fact row.
with customer as (
    select customer_id, coalesce(customer_tpid, customer_tenant_id::text) as customer from etl.customer_number
),
subscription as (select subscription_key, subscription_id from warehouse.dim_subscription),
sku as (select sku_key, sku_id from warehouse.dim_sku),
tenant as (select customer_key, customer_tenant_id from warehouse.dim_customer),
location as (select partner_location_key, mpn_id from warehouse.dim_partner_location),
line as (
    select 'month_state' as origin, to_jsonb(month_state) as content from warehouse.month_state
    union all
    select 'fact_subscription_month', to_jsonb(fact)
    from (
        select *
        from warehouse.fact_subscription_month
        left join customer using (customer_id)
        left join subscription using (subscription_key)
        left join sku using (sku_key)
        left join tenant using (customer_key)
        left join location using (partner_location_key)
        left join warehouse.dim_geography using (geography_key)
        left join warehouse.dim_attribution_type using (attribution_type_key)
        left join warehouse.dim_sales_channel using (sales_channel_key)
        left join warehouse.dim_subscription_status using (subscription_status_key)
    ) as fact
    union all
    select 'fact_revenue_month', to_jsonb(fact)
    from (
        select *
        from warehouse.fact_revenue_month
        left join customer using (customer_id)
        left join subscription using (subscription_key)
        left join sku using (sku_key)
        left join tenant using (customer_key)
        left join location using (partner_location_key)
        left join warehouse.dim_geography using (geography_key)
        left join warehouse.dim_attribution_type using (attribution_type_key)
        left join warehouse.dim_sales_channel using (sales_channel_key)
        left join warehouse.dim_subscription_status using (subscription_status_key)
    ) as fact
    union all
    select 'fact_usage_month', to_jsonb(fact)
    from (
        select *
        from warehouse.fact_usage_month
        left join customer using (customer_id)
        left join subscription using (subscription_key)
        left join sku using (sku_key)
        left join tenant using (customer_key)
        left join location using (partner_location_key)
        left join warehouse.dim_geography using (geography_key)
        left join warehouse.dim_workload using (workload_key)
    ) as fact
    union all
    select 'fact_attribution_month', to_jsonb(fact)
    from (
        select *
        from warehouse.fact_attribution_month
        left join customer using (customer_id)
        left join subscription using (subscription_key)
        left join sku using (sku_key)
        left join location using (partner_location_key)
        left join warehouse.dim_attribution_type using (attribution_type_key)
    ) as fact
    union all
    select 'fact_customer_month', to_jsonb(fact)
    from (
        select *
        from warehouse.fact_customer_month
        left join customer using (customer_id)
        left join tenant using (customer_key)
        left join warehouse.dim_geography using (geography_key)
    ) as fact
)
select origin || ' ' || (content - array[
    'customer_id', 'customer_key', 'subscription_key', 'sku_key', 'geography_key', 'tenant_geography_key', 'partner_location_key',
    'attribution_type_key', 'sales_channel_key', 'subscription_status_key', 'workload_key', 'values_hash', 'run_id', 'published_at', 'version'
])::text as line
from line
order by line;
