-- Makes one run's own candidate tables: what Transform says of the month, with natural ids, before keys.
-- Every staging.<name> in these files stands for the run's own table staging.run_<id>_<name>.
create unlogged table staging.customer (
    customer_tenant_id uuid primary key, customer_tpid text, customer_name text not null, duns_number text, customer_market text,
    tenant_name text, tenant_domain_name text, tenant_country text, customer_segment text, top_segment text,
    industry_name text, vertical_name text, is_inferred boolean not null
);
create unlogged table staging.sku (
    sku_id uuid primary key, sku text not null, product text not null, raw_product_name text, product_part_number text,
    rev_sum_division_name text, rev_sum_category_name text, solution_area text,
    is_paid boolean not null, is_license_based boolean not null, is_trial boolean, is_inferred boolean not null
);
create unlogged table staging.partner_location (
    mpn_id text not null, partner_name text not null, pga_mpn_id text, pga_partner_name text, city text, country text,
    account_type text, is_inferred boolean not null
);
create unlogged table staging.subscription (
    subscription_id uuid not null, friendly_name text, start_date date, end_date date, auto_renew_enabled boolean,
    billing_cycle text, term_duration text, enrollment_number text, reseller_id text, reseller_name text,
    migrated_from_subscription_id uuid
);
create unlogged table staging.subscription_month (
    subscription_id uuid not null, sku_id uuid not null, customer_tenant_id uuid not null, mpn_id text not null,
    attribution_type text not null, sales_channel text not null, sales_model text not null, detailed_sales_model text not null,
    status text not null, other_status text, license_count int not null, available_seats int not null,
    assigned_seats int, active_seats int, migrated_from_subscription_id uuid
);
create unlogged table staging.revenue_month (
    subscription_id uuid not null, sku_id uuid not null, billed_revenue_usd numeric not null
);
create unlogged table staging.usage_month (
    subscription_id uuid not null, sku_id uuid not null, workload text not null,
    assigned_seats int not null, active_seats int not null, peak_active_seats int not null, days_reported int not null
);
create unlogged table staging.attribution_month (
    subscription_id uuid not null, sku_id uuid not null, mpn_id text not null, attribution_type text not null,
    is_duplicate_row_for_pga smallint not null
);
create unlogged table staging.reject (
    feed text not null, delivery_date date not null, identity text not null, part text not null, line_number bigint not null,
    field text, reason text not null, excerpt text
);
