-- The five facts of the month, columns as in the warehouse, and their files for copy.
create table staging.attribution_month as
select
    subscription.subscriptionId, subscription.skuId, partner_location_key, attribution_type_key,
    row_number() over (
        partition by subscription.subscriptionId, subscription.skuId
        order by attribution.mpnId is not distinct from subscription.mpnId desc, attribution.attributionType, attribution.mpnId
    ) as place
from staging.subscription as subscription
left join staging.attribution as attribution using (subscriptionId)
join warehouse.dim_partner_location as location
    on location.mpn_id = coalesce(attribution.mpnId, subscription.mpnId, 'Unknown')
join warehouse.dim_attribution_type as type
    on type.attribution_type = coalesce(attribution.attributionType, 'Unknown');

create table staging.base as
with seats as (
    select subscriptionId, skuId, max(assigned_seats) as assigned_seats, max(active_seats) as active_seats
    from staging.usage_month
    group by subscriptionId, skuId
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
    from staging.subscription
)
select
    worded.subscriptionId, worded.skuId, customer_id, customer_key, customer_tenant_id, subscription_key, sku_key,
    dim_customer.geography_key, partner_location_key, attribution_type_key, sales_channel_key, subscription_status_key,
    worded.migratedFromSubscriptionId as migrated_from_subscription_id,
    case when subscription_status_key = 6 then status end as other_status, licenseCount as license_count,
    case when subscription_status_key in (1, 2) and is_paid then licenseCount else 0 end as available_seats,
    coalesce(seats.assigned_seats, 0) as assigned_seats, coalesce(seats.active_seats, 0) as active_seats,
    subscription_status_key = 1 as is_active
from worded
join warehouse.dim_subscription on subscription_id = worded.subscriptionId
join warehouse.dim_sku on sku_id = worded.skuId
join warehouse.dim_customer on customer_tenant_id = worded.customerTenantId
join staging.attribution_month as credited
    on credited.subscriptionId = worded.subscriptionId and credited.skuId = worded.skuId and credited.place = 1
join warehouse.dim_sales_channel
    on sales_channel = coalesce(worded.salesChannel, 'Unknown') and sales_model = coalesce(worded.salesModel, 'Unknown')
    and detailed_sales_model = coalesce(worded.detailedSalesModel, 'Unknown')
left join seats on seats.subscriptionId = worded.subscriptionId and seats.skuId = worded.skuId;

create table warehouse.fact_subscription_month as
select
    date '2026-10-01' as month_start, 202610 as month_key, customer_id, customer_key, subscription_key, sku_key, geography_key,
    partner_location_key, attribution_type_key, sales_channel_key, subscription_status_key, migrated_from_subscription_id, other_status,
    license_count, available_seats, assigned_seats, active_seats, null::int as available_seats_delta, null::int as seats_added,
    null::int as seats_removed, is_active, false as is_ended, 1 as run_id
from staging.base;
copy warehouse.fact_subscription_month to '{out}/fact_subscription_month.csv' (header false);

create table warehouse.fact_revenue_month as
select
    date '2026-10-01' as month_start, 202610 as month_key, customer_id, customer_key, subscription_key, sku_key, geography_key,
    partner_location_key, attribution_type_key, sales_channel_key, subscription_status_key, billed_revenue_usd, 1 as run_id
from staging.revenue
join staging.base using (subscriptionId, skuId);
copy warehouse.fact_revenue_month to '{out}/fact_revenue_month.csv' (header false);

copy (
    select
        date '2026-10-01', 202610, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
        attribution_type_key, sales_channel_key, workload_key, subscription_status_key, usage_month.assigned_seats,
        usage_month.active_seats, peak_active_seats, days_reported, 1
    from staging.usage_month as usage_month
    join staging.base using (subscriptionId, skuId)
    join warehouse.dim_workload using (workload)
) to '{out}/fact_usage_month.csv' (header false);

create table warehouse.fact_attribution_month as
select
    date '2026-10-01' as month_start, 202610 as month_key, customer_id, customer_key, subscription_key, sku_key, geography_key,
    credited.partner_location_key, credited.attribution_type_key, sales_channel_key, subscription_status_key,
    (place > 1)::smallint as is_duplicate_row_for_pga, false as is_ended, 1 as run_id
from staging.attribution_month as credited
join staging.base as base using (subscriptionId, skuId);
copy warehouse.fact_attribution_month to '{out}/fact_attribution_month.csv' (header false);

create table warehouse.fact_customer_month as
select
    date '2026-10-01' as month_start, 202610 as month_key, customer_id, arg_min(customer_key, customer_tenant_id) as customer_key,
    arg_min(geography_key, customer_tenant_id) as geography_key, count(distinct subscription_key)::int as subscription_count,
    (count(distinct subscription_key) filter (where is_active))::int as active_subscription_count,
    sum(available_seats)::bigint as available_seats, sum(assigned_seats)::bigint as assigned_seats,
    sum(active_seats)::bigint as active_seats, bool_or(is_active) as is_customer,
    bool_or(is_active) and sum(active_seats) > 0 as is_active_customer, null::boolean as is_new, null::boolean as is_existing,
    null::boolean as is_churned, false as is_ended, 1 as run_id
from staging.base
group by customer_id;
copy warehouse.fact_customer_month to '{out}/fact_customer_month.csv' (header false);

create table warehouse.month_state as
select date '2026-10-01' as month_start, true as billing_loaded;
