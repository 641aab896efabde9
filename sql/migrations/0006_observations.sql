-- The number of a customer outlives every version of its tenants: one per top parent, or per tenant that has none.
create table etl.customer_number (
    customer_id int generated always as identity primary key,
    customer_tpid text,
    customer_tenant_id uuid unique,
    check (num_nonnulls(customer_tpid, customer_tenant_id) = 1)
);
create unique index customer_number_parent on etl.customer_number (md5(customer_tpid));

-- What each month's snapshot said of a member, as a hash: the versions of a dimension follow from these alone,
-- whatever the order in which months were built.
create table etl.dim_customer_observation (
    month_start date not null, customer_tenant_id uuid not null, values_hash uuid not null, is_inferred boolean not null,
    primary key (customer_tenant_id, month_start)
);
create table etl.dim_sku_observation (
    month_start date not null, sku_id uuid not null, values_hash uuid not null, is_inferred boolean not null,
    primary key (sku_id, month_start)
);
create table etl.dim_partner_location_observation (
    month_start date not null, mpn_id text not null, values_hash uuid not null, is_inferred boolean not null
);
create unique index dim_partner_location_observation_member on etl.dim_partner_location_observation (md5(mpn_id), month_start);
create table etl.dim_subscription_observation (
    month_start date not null, subscription_id uuid not null, values_hash uuid not null, is_inferred boolean not null,
    primary key (subscription_id, month_start)
);

-- Months are appended one after another, so a block range index finds a month's observations at next to no cost.
create index dim_customer_observation_month on etl.dim_customer_observation using brin (month_start) with (pages_per_range = 16);
create index dim_sku_observation_month on etl.dim_sku_observation using brin (month_start) with (pages_per_range = 16);
create index dim_partner_location_observation_month
    on etl.dim_partner_location_observation using brin (month_start) with (pages_per_range = 16);
create index dim_subscription_observation_month
    on etl.dim_subscription_observation using brin (month_start) with (pages_per_range = 16);
