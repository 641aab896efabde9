-- Facts, partitioned by month. Primary keys begin with the subscription, so that a member's last fact is found without a scan.
create table warehouse.fact_subscription_month (
    month_start date not null references warehouse.dim_month,
    month_key int not null,
    customer_id int not null,
    customer_key int not null references warehouse.dim_customer,
    subscription_key int not null references warehouse.dim_subscription,
    sku_key int not null references warehouse.dim_sku,
    geography_key int not null references warehouse.dim_geography,
    partner_location_key int not null references warehouse.dim_partner_location,
    attribution_type_key int not null references warehouse.dim_attribution_type,
    sales_channel_key int not null references warehouse.dim_sales_channel,
    subscription_status_key int not null references warehouse.dim_subscription_status,
    migrated_from_subscription_id uuid,
    other_status text,
    license_count int not null,
    available_seats int not null,
    assigned_seats int,
    active_seats int,
    available_seats_delta int,
    seats_added int,
    seats_removed int,
    is_active boolean not null,
    is_ended boolean not null,
    run_id bigint not null,
    primary key (subscription_key, sku_key, customer_id, month_start)
) partition by range (month_start);

create table warehouse.fact_revenue_month (
    month_start date not null references warehouse.dim_month,
    month_key int not null,
    customer_id int not null,
    customer_key int not null references warehouse.dim_customer,
    subscription_key int not null references warehouse.dim_subscription,
    sku_key int not null references warehouse.dim_sku,
    geography_key int not null references warehouse.dim_geography,
    partner_location_key int not null references warehouse.dim_partner_location,
    attribution_type_key int not null references warehouse.dim_attribution_type,
    sales_channel_key int not null references warehouse.dim_sales_channel,
    subscription_status_key int not null references warehouse.dim_subscription_status,
    billed_revenue_usd numeric(18, 2) not null,
    run_id bigint not null,
    primary key (subscription_key, sku_key, customer_id, month_start)
) partition by range (month_start);

create table warehouse.fact_usage_month (
    month_start date not null references warehouse.dim_month,
    month_key int not null,
    customer_id int not null,
    customer_key int not null references warehouse.dim_customer,
    subscription_key int not null references warehouse.dim_subscription,
    sku_key int not null references warehouse.dim_sku,
    geography_key int not null references warehouse.dim_geography,
    partner_location_key int not null references warehouse.dim_partner_location,
    attribution_type_key int not null references warehouse.dim_attribution_type,
    sales_channel_key int not null references warehouse.dim_sales_channel,
    workload_key int not null references warehouse.dim_workload,
    subscription_status_key int not null references warehouse.dim_subscription_status,
    assigned_seats int not null,
    active_seats int not null,
    peak_active_seats int not null,
    days_reported int not null check (days_reported between 1 and 31),
    run_id bigint not null,
    primary key (subscription_key, sku_key, workload_key, customer_id, month_start)
) partition by range (month_start);

create table warehouse.fact_attribution_month (
    month_start date not null references warehouse.dim_month,
    month_key int not null,
    customer_id int not null,
    customer_key int not null references warehouse.dim_customer,
    subscription_key int not null references warehouse.dim_subscription,
    sku_key int not null references warehouse.dim_sku,
    geography_key int not null references warehouse.dim_geography,
    partner_location_key int not null references warehouse.dim_partner_location,
    attribution_type_key int not null references warehouse.dim_attribution_type,
    sales_channel_key int not null references warehouse.dim_sales_channel,
    subscription_status_key int not null references warehouse.dim_subscription_status,
    is_duplicate_row_for_pga smallint not null check (is_duplicate_row_for_pga in (0, 1)),
    is_ended boolean not null,
    run_id bigint not null,
    primary key (subscription_key, sku_key, partner_location_key, attribution_type_key, customer_id, month_start)
) partition by range (month_start);

create table warehouse.fact_customer_month (
    month_start date not null references warehouse.dim_month,
    month_key int not null,
    customer_id int not null,
    customer_key int not null references warehouse.dim_customer,
    geography_key int not null references warehouse.dim_geography,
    subscription_count int not null,
    active_subscription_count int not null,
    available_seats bigint not null,
    assigned_seats bigint,
    active_seats bigint,
    is_customer boolean not null,
    is_active_customer boolean,
    is_new boolean,
    is_existing boolean,
    is_churned boolean,
    is_ended boolean not null,
    run_id bigint not null,
    primary key (customer_id, month_start)
) partition by range (month_start);

-- By member: what BI filters by, and what lets a version that nothing refers to any more be removed without a scan.
create index on warehouse.fact_subscription_month (customer_key);
create index on warehouse.fact_subscription_month (sku_key);
create index on warehouse.fact_subscription_month (partner_location_key);
create index on warehouse.fact_revenue_month (customer_key);
create index on warehouse.fact_revenue_month (sku_key);
create index on warehouse.fact_revenue_month (partner_location_key);
create index on warehouse.fact_usage_month (customer_key);
create index on warehouse.fact_usage_month (sku_key);
create index on warehouse.fact_usage_month (partner_location_key);
create index on warehouse.fact_attribution_month (customer_key);
create index on warehouse.fact_attribution_month (sku_key);
create index on warehouse.fact_attribution_month (partner_location_key);
create index on warehouse.fact_customer_month (customer_key);

create table warehouse.month_state (
    month_start date primary key references warehouse.dim_month,
    version int not null check (version > 0),
    is_partial boolean not null,
    usage_loaded boolean not null,
    billing_loaded boolean not null,
    as_of date not null,
    published_at timestamptz not null,
    run_id bigint not null
);
