-- Use of Dynamics 365, once for each location credited with the subscription.
-- Grain:  one row per subscription, SKU, location and attribution type of product Dynamics 365; ended subscriptions are left out.
-- Params: {month} (first day).
-- Order:  the grain. Columns: text, int, date; bigint is hundredths. Seats assigned and active: null = usage not loaded.
select
    location.pga_mpn_id as "PGAMpnId", subscription.subscription_id::text as "SubscriptionId",
    subscription.start_date as "SubscriptionStartDate", subscription.end_date as "SubscriptionEndDate",
    status.status as "SubscriptionStatus", credited.month_start as "Month", sku.rev_sum_division_name as "RevSumDivisionName",
    sku.rev_sum_category_name as "RevSumCategoryName", sku.sku as "SKU", sku.sku_id::text as "SKUId",
    case when sku.is_paid then 'Paid' else 'Free' end as "FreeVsPaidSKU", channel.sales_model as "SalesModel",
    channel.detailed_sales_model as "DetailedSalesModel", customer.customer_name as "CustomerName",
    customer.customer_tenant_id::text as "CustomerTenantId", customer.customer_tpid as "CustomerTpid",
    customer.customer_segment as "CustomerSegment", market.country_name as "CustomerMarket",
    customer.industry_name as "IndustryName", customer.vertical_name as "VerticalName", location.mpn_id as "MPNId",
    location.partner_name as "PartnerName", concat_ws(', ', location.city, location_country.country_name) as "PartnerLocation",
    attribution.attribution_type as "PartnerAttachType", licence.available_seats as "AvailableSeats",
    licence.assigned_seats as "AssignedSeats", licence.active_seats as "ActiveSeats",
    case when licence.assigned_seats is not null then greatest(licence.available_seats - licence.assigned_seats, 0) end
        as "DeploymentOpportunity",
    round(licence.active_seats * 10000.0 / nullif(licence.available_seats, 0))::bigint as "ActiveUsagePercent"
from warehouse.fact_attribution_month as credited
join warehouse.fact_subscription_month as licence using (subscription_key, sku_key, customer_id, month_start)
join warehouse.dim_subscription as subscription on subscription.subscription_key = credited.subscription_key
join warehouse.dim_sku as sku on sku.sku_key = credited.sku_key
join warehouse.dim_customer as customer on customer.customer_key = credited.customer_key
join warehouse.dim_geography as market on market.geography_key = credited.geography_key
join warehouse.dim_partner_location as location on location.partner_location_key = credited.partner_location_key
join warehouse.dim_geography as location_country on location_country.geography_key = location.geography_key
join warehouse.dim_attribution_type as attribution on attribution.attribution_type_key = credited.attribution_type_key
join warehouse.dim_sales_channel as channel on channel.sales_channel_key = credited.sales_channel_key
join warehouse.dim_subscription_status as status on status.subscription_status_key = licence.subscription_status_key
where credited.month_start = {month} and not credited.is_ended and sku.product = 'Dynamics 365'
order by
    subscription.subscription_id, sku.sku_id, location.mpn_id collate "C", attribution.attribution_type collate "C";
