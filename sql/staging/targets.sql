-- Makes one run's own target tables: what members and facts of a month shall be, in the shape they have in the warehouse.
-- The natural ids beside the keys let months be compared whatever versions their members have.
create unlogged table staging.dim_customer as table warehouse.dim_customer with no data;
create unlogged table staging.dim_sku as table warehouse.dim_sku with no data;
create unlogged table staging.dim_partner_location as table warehouse.dim_partner_location with no data;
create unlogged table staging.dim_subscription as table warehouse.dim_subscription with no data;

create unlogged table staging.affected_dim_customer (customer_tenant_id uuid primary key);
create unlogged table staging.affected_dim_sku (sku_id uuid primary key);
create unlogged table staging.affected_dim_partner_location (mpn_id text not null);
create unlogged table staging.affected_dim_subscription (subscription_id uuid primary key);

create unlogged table staging.version_dim_customer (
    customer_tenant_id uuid, customer_key int, values_hash uuid, valid_from date, valid_to date);
create unlogged table staging.version_dim_sku (
    sku_id uuid, sku_key int, values_hash uuid, valid_from date, valid_to date);
create unlogged table staging.version_dim_partner_location (
    mpn_id text, partner_location_key int, values_hash uuid, valid_from date, valid_to date);
create unlogged table staging.version_dim_subscription (
    subscription_id uuid, subscription_key int, values_hash uuid, valid_from date, valid_to date);

create unlogged table staging.base (
    subscription_id uuid, sku_id uuid, customer_id int, customer_key int, subscription_key int, sku_key int,
    geography_key int, partner_location_key int, attribution_type_key int, sales_channel_key int, subscription_status_key int,
    migrated_from_subscription_id uuid, other_status text, license_count int, available_seats int,
    assigned_seats int, active_seats int, is_active boolean);
create unlogged table staging.previous (
    subscription_id uuid, sku_id uuid, customer_id int, customer_key int, subscription_key int, sku_key int,
    geography_key int, partner_location_key int, attribution_type_key int, sales_channel_key int, available_seats int);

create unlogged table staging.fact_subscription_month as table warehouse.fact_subscription_month with no data;
create unlogged table staging.fact_revenue_month as table warehouse.fact_revenue_month with no data;
create unlogged table staging.fact_usage_month as table warehouse.fact_usage_month with no data;
create unlogged table staging.fact_attribution_month as table warehouse.fact_attribution_month with no data;
create unlogged table staging.fact_customer_month as table warehouse.fact_customer_month with no data;

create unlogged table staging.attribution_set (subscription_key int, sku_key int, customer_id int, credits bigint[]);
create unlogged table staging.attribution_set_values
    (credits bigint[], mpn_ids text[], attribution_types text[], values_hash uuid);
create unlogged table staging.workload_set (
    subscription_key int, sku_key int, customer_id int, workload_keys int[], used_workload_keys int[], workload_seats int[]);
create unlogged table staging.seat_month as table warehouse.seat_month with no data;
create unlogged table staging.subscription_year (
    subscription_id uuid, customer_id int, profile_key int, attribution_set_key int, workload_set_key int, used_workload_set_key int,
    is_active boolean, is_sole boolean);
create unlogged table staging.revenue_profile_month as table warehouse.revenue_profile_month with no data;
create unlogged table staging.profile_month as table warehouse.profile_month with no data;
create unlogged table staging.member_month as table warehouse.member_month with no data;
create unlogged table staging.total_month as table warehouse.total_month with no data;
