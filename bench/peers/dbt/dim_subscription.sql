-- Subscriptions: rows of one that disagree are those of its smallest SKU id.
analyze staging.raw_subscription;
insert into warehouse.dim_subscription
    (subscription_id, migrated_from_subscription_id, friendly_name, billing_cycle, term_duration, enrollment_number, reseller_id,
     reseller_name, auto_renew_enabled, start_date, end_date, values_hash, is_current, valid_from, valid_to)
select distinct on (subscription_id)
    subscription_id, migrated_from_subscription_id, friendly_name, billing_cycle, term_duration, enrollment_number, reseller_id,
    reseller_name, auto_renew_enabled, case when extract(year from start_date) not in (1, 9999) then start_date end,
    case when extract(year from end_date) not in (1, 9999) then end_date end, '00000000-0000-0000-0000-000000000000'::uuid, true,
    date '2026-10-01', date '9999-12-31'
from staging.raw_subscription
order by subscription_id, sku_id;
analyze warehouse.dim_subscription;
insert into warehouse.dim_sales_channel (sales_channel, sales_model, detailed_sales_model)
select distinct
    coalesce(sales_channel, 'Unknown'), coalesce(sales_model, 'Unknown'), coalesce(detailed_sales_model, 'Unknown')
from staging.raw_subscription;
