-- All that the warehouse says, a line each, by natural ids: without surrogate keys, run ids and instants.
-- Grain:  one line per published month, publish, fact row and member's version.
with customer as (
    select customer_id, coalesce(customer_tpid, customer_tenant_id::text) as customer from etl.customer_number
),
subscription_version as (select subscription_key, subscription_id, valid_from as subscription_from from warehouse.dim_subscription),
sku_version as (select sku_key, sku_id, valid_from as sku_from from warehouse.dim_sku),
tenant_version as (select customer_key, customer_tenant_id, valid_from as tenant_from from warehouse.dim_customer),
location_version as (select partner_location_key, mpn_id, valid_from as location_from from warehouse.dim_partner_location),
line as (
    select 'month_state' as origin, to_jsonb(month_state) as content from warehouse.month_state
    union all
    select 'publish', to_jsonb(publish) - 'token' from etl.publish
    union all
    select 'fact_subscription_month', to_jsonb(fact)
    from (
        select *
        from warehouse.fact_subscription_month
        left join customer using (customer_id)
        left join subscription_version using (subscription_key)
        left join sku_version using (sku_key)
        left join tenant_version using (customer_key)
        left join location_version using (partner_location_key)
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
        left join subscription_version using (subscription_key)
        left join sku_version using (sku_key)
        left join tenant_version using (customer_key)
        left join location_version using (partner_location_key)
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
        left join subscription_version using (subscription_key)
        left join sku_version using (sku_key)
        left join tenant_version using (customer_key)
        left join location_version using (partner_location_key)
        left join warehouse.dim_geography using (geography_key)
        left join warehouse.dim_workload using (workload_key)
    ) as fact
    union all
    select 'fact_attribution_month', to_jsonb(fact)
    from (
        select *
        from warehouse.fact_attribution_month
        left join customer using (customer_id)
        left join subscription_version using (subscription_key)
        left join sku_version using (sku_key)
        left join location_version using (partner_location_key)
        left join warehouse.dim_attribution_type using (attribution_type_key)
    ) as fact
    union all
    select 'fact_customer_month', to_jsonb(fact)
    from (
        select *
        from warehouse.fact_customer_month
        left join customer using (customer_id)
        left join tenant_version using (customer_key)
        left join warehouse.dim_geography using (geography_key)
    ) as fact
    union all
    select 'dim_customer', to_jsonb(version)
    from (
        select version.*, customer.customer, geography.iso2
        from warehouse.dim_customer as version
        join customer using (customer_id)
        join warehouse.dim_geography as geography using (geography_key)
    ) as version
    union all
    select 'dim_sku', to_jsonb(version) from warehouse.dim_sku as version where version.sku_key > 0
    union all
    select 'dim_partner_location', to_jsonb(version) from warehouse.dim_partner_location as version where version.partner_location_key > 0
    union all
    select 'dim_subscription', to_jsonb(version) from warehouse.dim_subscription as version where version.subscription_key > 0
    union all
    select 'dim_sales_channel', to_jsonb(member) from warehouse.dim_sales_channel as member where member.sales_channel_key > 0
    union all
    select 'dim_attribution_type', to_jsonb(member) from warehouse.dim_attribution_type as member where member.attribution_type_key > 0
    union all
    select 'dim_workload', to_jsonb(member) from warehouse.dim_workload as member where member.workload_key > 0
    union all
    select 'customer_observation', to_jsonb(observation) from etl.dim_customer_observation as observation
    union all
    select 'sku_observation', to_jsonb(observation) from etl.dim_sku_observation as observation
    union all
    select 'partner_location_observation', to_jsonb(observation) from etl.dim_partner_location_observation as observation
    union all
    select 'subscription_observation', to_jsonb(observation) from etl.dim_subscription_observation as observation
)
select origin || ' ' || (content - array[
    'customer_id', 'customer_key', 'subscription_key', 'sku_key', 'geography_key', 'tenant_geography_key', 'partner_location_key',
    'attribution_type_key', 'sales_channel_key', 'subscription_status_key', 'workload_key', 'values_hash', 'run_id', 'published_at'
])::text as line
from line
order by line;
