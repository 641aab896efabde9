-- Licences sold, deployed and active, with the primary attribution.
-- Grain:  one row per subscription and SKU that is licence-based; ended subscriptions are left out.
-- Params: {month} (first day).
-- Order:  the grain. Columns: text, int, date. Deployed and active: null = usage not loaded; added and removed: null = the month
--         before is not in the warehouse.
select
    licence.month_start as "Month", customer.customer_name as "CustomerName", customer.customer_tpid as "CustomerTpid",
    customer.customer_tenant_id::text as "CustomerTenantId", market.country_name as "CustomerMarket",
    customer.customer_segment as "CustomerSegment", sku.product as "Product", sku.sku as "SKU",
    subscription.subscription_id::text as "SubscriptionId",
    concat_ws(', ', location.city, location_country.country_name) as "PartnerLocation",
    channel.sales_channel as "SalesChannel", attribution.attribution_type as "PartnerAttachType",
    licence.available_seats as "Licenses", licence.assigned_seats as "LicensesDeployed", licence.active_seats as "ActiveLicenses",
    licence.seats_added as "LicensesAdded", licence.seats_removed as "LicensesRemoved"
from warehouse.fact_subscription_month as licence
join warehouse.dim_subscription as subscription on subscription.subscription_key = licence.subscription_key
join warehouse.dim_sku as sku on sku.sku_key = licence.sku_key
join warehouse.dim_customer as customer on customer.customer_key = licence.customer_key
join warehouse.dim_geography as market on market.geography_key = licence.geography_key
join warehouse.dim_partner_location as location on location.partner_location_key = licence.partner_location_key
join warehouse.dim_geography as location_country on location_country.geography_key = location.geography_key
join warehouse.dim_attribution_type as attribution on attribution.attribution_type_key = licence.attribution_type_key
join warehouse.dim_sales_channel as channel on channel.sales_channel_key = licence.sales_channel_key
where licence.month_start = {month} and not licence.is_ended and sku.is_license_based
order by subscription.subscription_id, sku.sku collate "C", sku.sku_id;
