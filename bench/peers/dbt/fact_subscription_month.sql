-- The month's subscriptions. No month came before, so there are no deltas and nothing has ended.
insert into warehouse_part.fact_subscription_month_202610
select
    date '2026-10-01', 202610, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
    attribution_type_key, sales_channel_key, subscription_status_key, migrated_from_subscription_id, other_status, license_count,
    available_seats, assigned_seats, active_seats, null, null, null, is_active, false, 1
from staging.base;
