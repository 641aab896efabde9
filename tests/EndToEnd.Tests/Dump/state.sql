-- The state of each published month, and what the ledger says of its deliveries, rejects and orphans.
select concat('month ', to_jsonb(month_state) - array['version', 'published_at', 'run_id']) from warehouse.month_state
union all
select concat('delivery ', to_jsonb(delivery_month)) from etl.delivery_month
union all
select concat('reject ', to_jsonb(reject_count)) from etl.reject_count
union all
select concat('orphan ', to_jsonb(orphan_count)) from etl.orphan_count
union all
select concat('observation ', month_start, ' ', customer_tenant_id, ' ', is_inferred) from etl.dim_customer_observation
union all
select concat('observation ', month_start, ' ', sku_id, ' ', is_inferred) from etl.dim_sku_observation
union all
select concat('observation ', month_start, ' ', mpn_id, ' ', is_inferred) from etl.dim_partner_location_observation
union all
select concat('observation ', month_start, ' ', subscription_id, ' ', is_inferred) from etl.dim_subscription_observation;
