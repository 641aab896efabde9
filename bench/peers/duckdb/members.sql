-- Members with their keys, columns as in the warehouse, the Unknown member included where a fact may refer to it. Then: files for copy.
create table warehouse.dim_geography as
from read_csv(
    '{out}/dim_geography.csv', header = false, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = { 'geography_key': 'INTEGER', 'iso2': 'VARCHAR', 'country_name': 'VARCHAR' });

create table warehouse.dim_subscription_status as
from (values
    (1, 'Active'), (2, 'InGracePeriod'), (3, 'Suspended'), (4, 'Disabled'), (5, 'Deprovisioned'), (6, 'Other')
) as status (subscription_status_key, status);

create table warehouse.dim_customer as
select
    row_number() over ()::int as customer_key,
    dense_rank() over (order by coalesce(customerTpid, customerTenantId))::int as customer_id,
    coalesce(market.geography_key, 0) as geography_key, coalesce(country.geography_key, 0) as tenant_geography_key,
    customerTenantId as customer_tenant_id, customerTpid as customer_tpid, customerName as customer_name, dunsNumber as duns_number,
    coalesce(customerSegment, 'Unknown') as customer_segment, coalesce(topSegment, 'Unknown') as top_segment,
    coalesce(industryName, 'Unknown') as industry_name, coalesce(verticalName, 'Unknown') as vertical_name,
    tenantName as tenant_name, tenantDomainName as tenant_domain_name
from staging.customer
left join warehouse.dim_geography as market on market.iso2 = customerMarket
left join warehouse.dim_geography as country on country.iso2 = tenantCountry;

create table warehouse.dim_sku as
select
    row_number() over ()::int as sku_key, skuId as sku_id, sku, product, rawProductName as raw_product_name,
    productPartNumber as product_part_number, coalesce(revSumDivisionName, 'Unknown') as rev_sum_division_name,
    coalesce(revSumCategoryName, 'Unknown') as rev_sum_category_name, coalesce(solutionArea, 'Unknown') as solution_area,
    freeVsPaid = 'Paid' as is_paid, isLicenseBased as is_license_based, isTrial as is_trial
from staging.sku;

create table warehouse.dim_partner_location as
select
    row_number() over ()::int as partner_location_key, coalesce(geography_key, 0) as geography_key, mpnId as mpn_id,
    partnerName as partner_name, pgaMpnId as pga_mpn_id, pgaPartnerName as pga_partner_name, city, accountType as account_type,
    date '2026-10-01' as valid_from, date '9999-12-31' as valid_to
from staging.partner
left join warehouse.dim_geography on iso2 = country
union all
select 0, 0, 'Unknown', 'Unknown', null, null, null, null, date '0001-01-01', date '9999-12-31';

create view etl.dim_partner_location_observation as
select mpn_id, valid_from as month_start
from warehouse.dim_partner_location
where partner_location_key > 0;

create table warehouse.dim_subscription as
select
    row_number() over ()::int as subscription_key, subscriptionId as subscription_id,
    migratedFromSubscriptionId as migrated_from_subscription_id, friendlyName as friendly_name, billingCycle as billing_cycle,
    termDuration as term_duration, enrollmentNumber as enrollment_number, resellerId as reseller_id, resellerName as reseller_name,
    autoRenewEnabled as auto_renew_enabled, case when year(startDate) not in (1, 9999) then startDate end as start_date,
    case when year(endDate) not in (1, 9999) then endDate end as end_date
from staging.subscription as subscription
anti join staging.subscription as smaller
    on smaller.subscriptionId = subscription.subscriptionId and smaller.skuId < subscription.skuId;

create table warehouse.dim_sales_channel as
select row_number() over ()::int as sales_channel_key, *
from (
    select distinct
        coalesce(salesChannel, 'Unknown') as sales_channel, coalesce(salesModel, 'Unknown') as sales_model,
        coalesce(detailedSalesModel, 'Unknown') as detailed_sales_model
    from staging.subscription
);

create table warehouse.dim_attribution_type as
select row_number() over ()::int as attribution_type_key, attributionType as attribution_type
from (select distinct attributionType from staging.attribution)
union all
select 0, 'Unknown';

create table warehouse.dim_workload as
select row_number() over ()::int as workload_key, workload
from (select distinct workload from staging.usage_month);

copy (
    select *, '00000000-0000-0000-0000-000000000000', customer_tpid is null, false, true, date '2026-10-01', date '9999-12-31'
    from warehouse.dim_customer
) to '{out}/dim_customer.csv' (header false);
copy (
    select * exclude (is_paid, is_license_based, is_trial), '00000000-0000-0000-0000-000000000000', is_paid, is_license_based, is_trial,
        false, true, date '2026-10-01', date '9999-12-31'
    from warehouse.dim_sku
) to '{out}/dim_sku.csv' (header false);
copy (
    select * exclude (valid_from, valid_to), '00000000-0000-0000-0000-000000000000', false, true, valid_from, valid_to
    from warehouse.dim_partner_location
    where partner_location_key > 0
) to '{out}/dim_partner_location.csv' (header false);
copy (
    select * exclude (auto_renew_enabled, start_date, end_date), '00000000-0000-0000-0000-000000000000', auto_renew_enabled, true,
        start_date, end_date, date '2026-10-01', date '9999-12-31'
    from warehouse.dim_subscription
) to '{out}/dim_subscription.csv' (header false);
copy warehouse.dim_sales_channel to '{out}/dim_sales_channel.csv' (header false);
copy (from warehouse.dim_attribution_type where attribution_type_key > 0) to '{out}/dim_attribution_type.csv' (header false);
copy warehouse.dim_workload to '{out}/dim_workload.csv' (header false);
