-- The aggregate behind the functions: what filters ask of a row as three keys, and what the months and members have as counts and sums.
-- All of it follows from the month's facts; publish keeps it by differences in its own transaction, and no revenue is in it.

-- Combinations of values, only ever added. They are values, not versions of members: no change of the past touches them.
create table warehouse.dim_profile (
    profile_key int generated always as identity primary key,
    product text not null,
    sku text not null,
    iso2 text not null,
    sales_channel text not null,
    customer_segment text not null,
    is_license_based boolean not null
);
create unique index dim_profile_member on warehouse.dim_profile
    (md5(product), md5(sku), iso2, md5(sales_channel), md5(customer_segment), is_license_based);

create table warehouse.dim_attribution_set (
    attribution_set_key int generated always as identity primary key,
    values_hash uuid not null unique
);

create table warehouse.bridge_attribution_set (
    attribution_set_key int not null references warehouse.dim_attribution_set,
    mpn_id text not null,
    attribution_type text not null
);
create unique index bridge_attribution_set_member on warehouse.bridge_attribution_set
    (attribution_set_key, md5(mpn_id), md5(attribution_type));

create table warehouse.dim_workload_set (
    workload_set_key int generated always as identity primary key,
    workload_keys int[] not null unique
);

create table warehouse.seat_month (
    month_start date not null references warehouse.dim_month,
    customer_id int not null,
    customer_key int not null,
    subscription_key int not null,
    sku_key int not null,
    profile_key int not null,
    attribution_set_key int not null,
    workload_set_key int not null,
    available_seats int not null,
    assigned_seats int,
    active_seats int,
    available_seats_delta int,
    is_active boolean not null,
    is_sole boolean not null,
    is_ended boolean not null,
    workload_seats int[],
    run_id bigint not null,
    primary key (subscription_key, sku_key, customer_id, month_start)
) partition by range (month_start);

create table warehouse.profile_month (
    month_start date not null references warehouse.dim_month,
    profile_key int not null references warehouse.dim_profile,
    available_seats bigint not null,
    assigned_seats bigint,
    active_seats bigint,
    available_seats_delta bigint,
    seats_added bigint,
    seats_removed bigint,
    run_id bigint not null,
    primary key (month_start, profile_key)
);

create table warehouse.member_month (
    month_start date not null references warehouse.dim_month,
    dimension text not null,
    member text not null,
    customer_count int not null,
    run_id bigint not null
);
create unique index member_month_member on warehouse.member_month (month_start, dimension, md5(member));

create table warehouse.total_month (
    month_start date primary key references warehouse.dim_month,
    customer_count int not null,
    active_customer_count int not null,
    subscription_count int not null,
    new_customer_count int not null,
    existing_customer_count int not null,
    churned_customer_count int not null,
    run_id bigint not null
);

grant select on
    warehouse.dim_profile, warehouse.dim_attribution_set, warehouse.bridge_attribution_set, warehouse.dim_workload_set,
    warehouse.seat_month, warehouse.profile_month, warehouse.member_month, warehouse.total_month
to insights_report_viewer, insights_executive_viewer, insights_ranking;

comment on table warehouse.dim_profile is 'Combinations of what a row is filtered by that it has one of. Only added. Grain: combination.';
comment on column warehouse.dim_profile.profile_key is 'Surrogate key';
comment on column warehouse.dim_profile.product is 'Product, as in dim_sku';
comment on column warehouse.dim_profile.sku is 'Name of the SKU, as in dim_sku';
comment on column warehouse.dim_profile.iso2 is 'Customer market, ISO 3166 alpha-2';
comment on column warehouse.dim_profile.sales_channel is 'Sales channel';
comment on column warehouse.dim_profile.customer_segment is 'Segment of the customer, as in dim_customer';
comment on column warehouse.dim_profile.is_license_based is 'Sold by licence';

comment on table warehouse.dim_attribution_set is
    'Sets of attributions that a row is credited by, members in bridge_attribution_set. Only added. Grain: set.';
comment on column warehouse.dim_attribution_set.attribution_set_key is 'Surrogate key';
comment on column warehouse.dim_attribution_set.values_hash is 'MD5 over the members in ordinal order';

comment on table warehouse.bridge_attribution_set is 'Members of the sets of attributions. Grain: set, location, attribution type.';
comment on column warehouse.bridge_attribution_set.attribution_set_key is 'The set';
comment on column warehouse.bridge_attribution_set.mpn_id is 'Id of the partner location';
comment on column warehouse.bridge_attribution_set.attribution_type is 'Type of the attribution';

comment on table warehouse.dim_workload_set is 'Sets of workloads that a row has usage of. Only added. Grain: set.';
comment on column warehouse.dim_workload_set.workload_set_key is 'Surrogate key';
comment on column warehouse.dim_workload_set.workload_keys is 'Keys of the workloads, ascending; empty: no usage';

comment on table warehouse.seat_month is
    'What filters ask of a row of fact_subscription_month, and its seats, narrow; behind the functions of mart. Grain: month, subscription, SKU.';
comment on column warehouse.seat_month.month_start is 'First day of the month';
comment on column warehouse.seat_month.customer_id is 'Durable number of the customer';
comment on column warehouse.seat_month.customer_key is 'Version of the customer''s tenant, as in fact_subscription_month';
comment on column warehouse.seat_month.subscription_key is 'Version of the subscription, as in fact_subscription_month';
comment on column warehouse.seat_month.sku_key is 'Version of the SKU, as in fact_subscription_month';
comment on column warehouse.seat_month.profile_key is 'Product, SKU, market, channel and segment in the month';
comment on column warehouse.seat_month.attribution_set_key is 'Set of its rows in fact_attribution_month';
comment on column warehouse.seat_month.workload_set_key is 'Set of its rows in fact_usage_month';
comment on column warehouse.seat_month.available_seats is 'Seats available';
comment on column warehouse.seat_month.assigned_seats is 'Seats assigned, maximum over workloads; null: usage not loaded';
comment on column warehouse.seat_month.active_seats is 'Seats active, maximum over workloads; null: usage not loaded';
comment on column warehouse.seat_month.available_seats_delta is
    'Change of available seats; null: the previous month is not in the warehouse';
comment on column warehouse.seat_month.is_active is 'The subscription is active';
comment on column warehouse.seat_month.is_sole is 'The only active row of its subscription in the month';
comment on column warehouse.seat_month.is_ended is 'Stands for what has ended; members as of the month before';
comment on column warehouse.seat_month.workload_seats is
    'Seats of each workload, in the order of the set: [n][1] assigned, [n][2] active; null: no usage';
comment on column warehouse.seat_month.run_id is 'Run that last changed the row';

comment on table warehouse.profile_month is 'Seats by combination of product, SKU, market, channel and segment. Grain: month, profile.';
comment on column warehouse.profile_month.month_start is 'First day of the month';
comment on column warehouse.profile_month.profile_key is 'The combination';
comment on column warehouse.profile_month.available_seats is 'Seats available';
comment on column warehouse.profile_month.assigned_seats is 'Seats assigned; null: usage not loaded';
comment on column warehouse.profile_month.active_seats is 'Seats active; null: usage not loaded';
comment on column warehouse.profile_month.available_seats_delta is
    'Change of available seats; null: the previous month is not in the warehouse';
comment on column warehouse.profile_month.seats_added is 'Sum of the positive changes; null likewise';
comment on column warehouse.profile_month.seats_removed is 'Sum of the negative changes, as a positive number; null likewise';
comment on column warehouse.profile_month.run_id is 'Run that last changed the row';

comment on table warehouse.member_month is
    'Customers of each member of a dimension, without filters; one of several members counts in each. Grain: month, dimension, member.';
comment on column warehouse.member_month.month_start is 'First day of the month';
comment on column warehouse.member_month.dimension is 'partner_location, segment, sales_channel, attribution_type, market or product';
comment on column warehouse.member_month.member is 'MPN id, segment, channel, attribution type, ISO 3166 alpha-2 or product';
comment on column warehouse.member_month.customer_count is 'Customers with an active row of the member';
comment on column warehouse.member_month.run_id is 'Run that last changed the row';

comment on table warehouse.total_month is 'Customers and subscriptions, without filters. Grain: month.';
comment on column warehouse.total_month.month_start is 'First day of the month';
comment on column warehouse.total_month.customer_count is 'Customers';
comment on column warehouse.total_month.active_customer_count is 'Customers with active seats; 0 where usage is not loaded';
comment on column warehouse.total_month.subscription_count is 'Active subscriptions, each once';
comment on column warehouse.total_month.new_customer_count is 'Customers that are new; 0 where the previous month is not in the warehouse';
comment on column warehouse.total_month.existing_customer_count is 'Customers of the previous month too; 0 likewise';
comment on column warehouse.total_month.churned_customer_count is 'Customers of the previous month only; 0 likewise';
comment on column warehouse.total_month.run_id is 'Run that last changed the row';
