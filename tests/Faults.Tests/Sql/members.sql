-- What the warehouse knows of members, a line each, by natural ids, equal neighbouring versions of a member as one, for whether they are
-- one depends on the order in which months were built.
-- Grain:  one line per member's values and the months they hold, member without history, and observation.
with customer as (
    select customer_id, coalesce(customer_tpid, customer_tenant_id::text) as customer from etl.customer_number
),
version as (
    select 'dim_customer' as origin, to_jsonb(version) as content, version.valid_from, version.valid_to
    from (
        select member.*, customer.customer, market.iso2, tenant_country.iso2 as tenant_iso2
        from warehouse.dim_customer as member
        join customer using (customer_id)
        join warehouse.dim_geography as market using (geography_key)
        join warehouse.dim_geography as tenant_country on tenant_country.geography_key = member.tenant_geography_key
    ) as version
    union all
    select 'dim_sku', to_jsonb(member), member.valid_from, member.valid_to from warehouse.dim_sku as member where member.sku_key > 0
    union all
    select 'dim_partner_location', to_jsonb(version), version.valid_from, version.valid_to
    from (
        select member.*, country.iso2
        from warehouse.dim_partner_location as member
        join warehouse.dim_geography as country using (geography_key)
        where member.partner_location_key > 0
    ) as version
    union all
    select 'dim_subscription', to_jsonb(member), member.valid_from, member.valid_to
    from warehouse.dim_subscription as member
    where member.subscription_key > 0
),
stated as (
    select
        origin, valid_from, valid_to,
        content - array[
            'customer_id', 'customer_key', 'subscription_key', 'sku_key', 'geography_key', 'tenant_geography_key', 'partner_location_key',
            'values_hash', 'is_current', 'valid_from', 'valid_to'
        ] as content
    from version
),
started as (
    select stated.*, valid_from is distinct from lag(valid_to) over (partition by origin, content order by valid_from) as is_start
    from stated
),
stretch as (
    select started.*, count(*) filter (where is_start) over (partition by origin, content order by valid_from) as number from started
),
line (origin, content) as (
    select origin, content || jsonb_build_object('from', min(valid_from), 'to', max(valid_to))
    from stretch
    group by origin, content, number
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
    'attribution_type_key', 'sales_channel_key', 'subscription_status_key', 'workload_key', 'values_hash', 'run_id', 'published_at', 'version'
])::text as line
from line
order by line;
