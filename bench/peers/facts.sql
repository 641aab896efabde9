-- Rows and sums of October 2026, to tell whether two warehouses hold the same.
select 'subscriptions', count(*), sum(license_count), sum(available_seats), sum(assigned_seats), sum(active_seats),
    count(*) filter (where is_active), count(distinct customer_id), count(other_status), count(migrated_from_subscription_id)
from warehouse.fact_subscription_month where month_start = date '2026-10-01';
select 'revenue', count(*), sum(billed_revenue_usd), sum(billed_revenue_usd ^ 2)
from warehouse.fact_revenue_month where month_start = date '2026-10-01';
select 'usage', count(*), sum(assigned_seats), sum(active_seats), sum(peak_active_seats), sum(days_reported)
from warehouse.fact_usage_month where month_start = date '2026-10-01';
select 'attributions', count(*), sum(is_duplicate_row_for_pga), count(distinct subscription_key)
from warehouse.fact_attribution_month where month_start = date '2026-10-01';
select 'customers', count(*), sum(subscription_count), sum(active_subscription_count), sum(available_seats), sum(assigned_seats),
    sum(active_seats), count(*) filter (where is_customer), count(*) filter (where is_active_customer)
from warehouse.fact_customer_month where month_start = date '2026-10-01';
select 'members', (select count(*) from warehouse.dim_customer), (select count(*) from warehouse.dim_subscription),
    (select count(*) from warehouse.dim_sku), (select count(*) from warehouse.dim_partner_location),
    (select count(*) from warehouse.dim_attribution_type), (select count(*) from warehouse.dim_sales_channel),
    (select count(*) from warehouse.dim_workload), (select count(start_date) from warehouse.dim_subscription),
    (select count(end_date) from warehouse.dim_subscription), (select count(distinct customer_name) from warehouse.dim_customer);
select 'primary attributions', md5(string_agg(concat_ws(' ', mpn_id, attribution_type, row_count, seat_count), ',' order by mpn_id, attribution_type))
from (
    select mpn_id, attribution_type, count(*) as row_count, sum(available_seats) as seat_count
    from warehouse.fact_subscription_month
    join warehouse.dim_partner_location using (partner_location_key)
    join warehouse.dim_attribution_type using (attribution_type_key)
    where month_start = date '2026-10-01'
    group by mpn_id, attribution_type
) as primary_attribution;
