-- Staging of the dbt-style peer: unlogged, typed, filled by copy; NDJSON waits as jsonb.
create schema if not exists staging;
create unlogged table staging.raw_usage (
    usage_date date, subscription_id uuid, sku_id uuid, workload text, assigned_seats int, active_seats int);
create unlogged table staging.raw_subscription (
    subscription_id uuid, sku_id uuid, customer_tenant_id uuid, status text, license_count int, sales_channel text, sales_model text,
    detailed_sales_model text, friendly_name text, auto_renew_enabled boolean, billing_cycle text, term_duration text, creation_date date,
    start_date date, end_date date, trial_end_date date, deprovisioned_date date, enrollment_number text, mpn_id text, reseller_id text,
    reseller_name text, migrated_from_subscription_id uuid);
create unlogged table staging.raw_customer (
    customer_tenant_id uuid, customer_tpid text, customer_name text, duns_number text, customer_market text, tenant_name text,
    tenant_domain_name text, tenant_country text, customer_segment text, top_segment text, industry_name text, vertical_name text);
create unlogged table staging.raw_sku (
    sku_id uuid, sku text, product text, raw_product_name text, product_part_number text, rev_sum_division_name text,
    rev_sum_category_name text, solution_area text, free_vs_paid text, is_license_based boolean, is_trial boolean);
create unlogged table staging.raw_rate (currency text, usd_per_unit numeric);
create unlogged table staging.raw_billing (
    invoice_id text, line_number int, subscription_id uuid, sku_id uuid, charge_start_date date, charge_end_date date, charge_type text,
    quantity numeric, amount numeric, currency text);
create unlogged table staging.raw_correction (line jsonb);
create unlogged table staging.raw_partner (line jsonb);
create unlogged table staging.raw_attribution (line jsonb);
