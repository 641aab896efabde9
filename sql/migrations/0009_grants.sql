-- Viewers read the star and the marts; revenue is a table of its own, granted to executives alone.
-- Partitions, staging and the ledger have no grant at all.
grant usage on schema warehouse, mart to insights_report_viewer, insights_executive_viewer;

grant select on
    warehouse.dim_month, warehouse.dim_geography, warehouse.dim_customer, warehouse.dim_sku, warehouse.dim_partner_location,
    warehouse.dim_subscription, warehouse.dim_sales_channel, warehouse.dim_attribution_type, warehouse.dim_subscription_status,
    warehouse.dim_workload, warehouse.fact_subscription_month, warehouse.fact_usage_month, warehouse.fact_attribution_month,
    warehouse.fact_customer_month, warehouse.month_state
to insights_report_viewer, insights_executive_viewer;

grant select on warehouse.fact_revenue_month to insights_executive_viewer;
