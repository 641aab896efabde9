-- Subscriptions with their seats and revenue, once for each location credited with them.
-- Grain:  one row per subscription, SKU, location and attribution type; ended subscriptions too, so that removals add up.
-- Params: {month} (first day).
-- Order:  the grain. Columns: text, int, date; bigint is hundredths. Revenue: null = not loaded, 0 = no billing line.
-- AvailableSeats is the difference to the month before (null = that month is not in the warehouse), AvailableSeatsEOP the stock.
select
    location.pga_mpn_id as "PGAMpnId", subscription.subscription_id::text as "SubscriptionId",
    subscription.start_date as "SubscriptionStartDate", subscription.end_date as "SubscriptionEndDate",
    status.status as "SubscriptionState", credited.month_start as "Month",
    case subscription.auto_renew_enabled when true then 'Yes' when false then 'No' end as "IsAutoRenew",
    customer.customer_name as "CustomerName", customer.customer_tenant_id::text as "CustomerTenantId",
    customer.customer_tpid as "CustomerTpid", customer.duns_number as "DUNSNumber",
    customer.customer_segment as "CustomerSegment", customer.top_segment as "TopSegment", market.country_name as "CustomerMarket",
    sku.product as "Product", sku.raw_product_name as "RawProductName", sku.product_part_number as "ProductPartNumber",
    sku.sku as "SKU", sku.rev_sum_division_name as "RevSumDivisionName", sku.solution_area as "SolutionArea",
    location.mpn_id as "MPNId", location.partner_name as "PartnerName",
    concat_ws(', ', location.city, location_country.country_name) as "PartnerLocation",
    attribution.attribution_type as "PartnerAttributionType", channel.sales_channel as "SalesChannel",
    subscription.enrollment_number as "EnrollmentNumber", subscription.reseller_id as "ResellerID",
    subscription.reseller_name as "ResellerName", credited.is_duplicate_row_for_pga::text as "IsDuplicateRowForPGA",
    date_trunc('month', subscription.start_date)::date as "SubscriptionStartMonth",
    licence.available_seats as "AvailableSeatsEOP", licence.available_seats_delta as "AvailableSeats",
    licence.assigned_seats as "AssignedSeats",
    case when state.billing_loaded then (coalesce(revenue.billed_revenue_usd, 0) * 100)::bigint end as "BilledRevenueUSD"
from warehouse.fact_attribution_month as credited
join warehouse.fact_subscription_month as licence using (subscription_key, sku_key, customer_id, month_start)
left join warehouse.fact_revenue_month as revenue using (subscription_key, sku_key, customer_id, month_start)
join warehouse.month_state as state using (month_start)
join warehouse.dim_subscription as subscription on subscription.subscription_key = credited.subscription_key
join warehouse.dim_sku as sku on sku.sku_key = credited.sku_key
join warehouse.dim_customer as customer on customer.customer_key = credited.customer_key
join warehouse.dim_geography as market on market.geography_key = credited.geography_key
join warehouse.dim_partner_location as location on location.partner_location_key = credited.partner_location_key
join warehouse.dim_geography as location_country on location_country.geography_key = location.geography_key
join warehouse.dim_attribution_type as attribution on attribution.attribution_type_key = credited.attribution_type_key
join warehouse.dim_sales_channel as channel on channel.sales_channel_key = credited.sales_channel_key
join warehouse.dim_subscription_status as status on status.subscription_status_key = licence.subscription_status_key
where credited.month_start = {month}
order by
    subscription.subscription_id, sku.sku collate "C", sku.sku_id, location.mpn_id collate "C", attribution.attribution_type collate "C";
