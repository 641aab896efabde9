-- Published months, and the star in one flat view for quick looks without joins; revenue beside it for executives.
create view mart.month with (security_invoker = true) as
select
    month_state.month_start, dim_month.month_key, dim_month.month_name, month_state.version,
    month_state.is_partial, month_state.usage_loaded, month_state.billing_loaded,
    month_state.as_of, month_state.published_at, month_state.run_id
from warehouse.month_state
join warehouse.dim_month using (month_start);

create view mart.subscription_month with (security_invoker = true) as
select
    fact.month_start, fact.month_key, fact.customer_id,
    dim_subscription.subscription_id, dim_sku.sku_id, dim_customer.customer_tenant_id, dim_customer.customer_tpid,
    dim_customer.customer_name, dim_customer.customer_segment, dim_customer.top_segment, dim_customer.industry_name,
    dim_customer.vertical_name, dim_geography.iso2, dim_geography.country_name, dim_geography.region,
    dim_sku.product, dim_sku.sku, dim_sku.product_part_number, dim_sku.solution_area,
    dim_partner_location.mpn_id, dim_partner_location.partner_name, dim_partner_location.pga_mpn_id, dim_partner_location.city,
    dim_attribution_type.attribution_type, dim_sales_channel.sales_channel, dim_sales_channel.sales_model,
    dim_sales_channel.detailed_sales_model, dim_subscription_status.status, fact.other_status, dim_subscription.friendly_name,
    fact.license_count, fact.available_seats, fact.assigned_seats, fact.active_seats,
    fact.available_seats_delta, fact.seats_added, fact.seats_removed,
    dim_sku.is_paid, dim_sku.is_license_based, fact.is_active, fact.is_ended,
    dim_subscription.start_date, dim_subscription.end_date
from warehouse.fact_subscription_month as fact
join warehouse.dim_subscription using (subscription_key)
join warehouse.dim_sku using (sku_key)
join warehouse.dim_customer using (customer_key)
join warehouse.dim_geography on dim_geography.geography_key = fact.geography_key
join warehouse.dim_partner_location using (partner_location_key)
join warehouse.dim_attribution_type using (attribution_type_key)
join warehouse.dim_sales_channel using (sales_channel_key)
join warehouse.dim_subscription_status using (subscription_status_key);

create view mart.revenue_month with (security_invoker = true) as
select
    fact.month_start, fact.month_key, fact.customer_id,
    dim_subscription.subscription_id, dim_sku.sku_id, dim_customer.customer_tenant_id, dim_customer.customer_tpid,
    dim_customer.customer_name, dim_geography.iso2, dim_geography.country_name, dim_sku.product, dim_sku.sku,
    dim_partner_location.mpn_id, fact.billed_revenue_usd
from warehouse.fact_revenue_month as fact
join warehouse.dim_subscription using (subscription_key)
join warehouse.dim_sku using (sku_key)
join warehouse.dim_customer using (customer_key)
join warehouse.dim_geography on dim_geography.geography_key = fact.geography_key
join warehouse.dim_partner_location using (partner_location_key);

comment on view mart.subscription_month is 'Licences of a subscription in a month, with names instead of keys. Grain: month, subscription, SKU.';
comment on view mart.revenue_month is 'Billed revenue with names instead of keys, for executives only. Grain: month, subscription, SKU with a billing line.';

grant select on mart.month, mart.subscription_month to insights_report_viewer, insights_executive_viewer;
grant select on mart.revenue_month to insights_executive_viewer;
