-- The months of a subscription as bits of a year: what counts of customers and subscriptions after filters are made from. What filters ask
-- of a subscription seldom changes, so a year has a row for each, not twelve. Publish keeps its month's bit by differences.
create table warehouse.subscription_year (
    calendar_year int not null,
    customer_id int not null,
    profile_key int not null,
    attribution_set_key int not null,
    workload_set_key int not null,
    used_workload_set_key int not null,
    present_months smallint not null,
    active_months smallint not null,
    sole_months smallint not null,
    run_id bigint not null,
    subscription_id uuid not null,
    primary key (subscription_id, customer_id, profile_key, attribution_set_key, workload_set_key, used_workload_set_key, calendar_year)
) partition by list (calendar_year);

grant select on warehouse.subscription_year to insights_report_viewer, insights_executive_viewer, insights_ranking;

comment on table warehouse.subscription_year is
    'The months of a year in which a subscription has rows in seat_month, by what filters ask of them; behind the functions of mart. January '
    'is bit 1, February bit 2, March bit 4. Grain: year, subscription, customer, profile, sets.';
comment on column warehouse.subscription_year.calendar_year is 'Year, such as 2026';
comment on column warehouse.subscription_year.customer_id is 'Durable number of the customer';
comment on column warehouse.subscription_year.profile_key is 'Product, SKU, market, channel and segment';
comment on column warehouse.subscription_year.attribution_set_key is 'Set of attributions';
comment on column warehouse.subscription_year.workload_set_key is 'Set of workloads with usage';
comment on column warehouse.subscription_year.used_workload_set_key is 'Set of those of them with active seats';
comment on column warehouse.subscription_year.present_months is 'Months with a row, as bits';
comment on column warehouse.subscription_year.active_months is 'Months with an active row, as bits';
comment on column warehouse.subscription_year.sole_months is 'Months in which that is the only active row of the subscription, as bits';
comment on column warehouse.subscription_year.run_id is 'Run that last changed the row';
comment on column warehouse.subscription_year.subscription_id is 'The subscription';

-- Months that are published get their bits, with the rest of their aggregate, from the next program that publishes.
delete from warehouse.total_month;
