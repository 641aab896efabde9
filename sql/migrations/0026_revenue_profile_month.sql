-- Billed revenue by what filters ask of a row: revenue is additive, so its trend needs no rows. For executives alone. Months that are
-- published get it as they get their bits.
create table warehouse.revenue_profile_month (
    month_start date not null references warehouse.dim_month,
    profile_key int not null,
    attribution_set_key int not null,
    workload_set_key int not null,
    billed_revenue_usd numeric(18, 2) not null,
    run_id bigint not null,
    primary key (profile_key, attribution_set_key, workload_set_key, month_start)
) partition by range (month_start);

grant select on warehouse.revenue_profile_month to insights_executive_viewer;

comment on table warehouse.revenue_profile_month is
    'Billed revenue by combination and sets of what filters ask, of all rows of seat_month; behind mart.revenue_trend. Grain: month, profile, '
    'sets.';
comment on column warehouse.revenue_profile_month.month_start is 'First day of the month';
comment on column warehouse.revenue_profile_month.profile_key is 'Product, SKU, market, channel and segment';
comment on column warehouse.revenue_profile_month.attribution_set_key is 'Set of attributions';
comment on column warehouse.revenue_profile_month.workload_set_key is 'Set of workloads with usage';
comment on column warehouse.revenue_profile_month.billed_revenue_usd is 'Billed revenue, US dollars; 0 where its rows have no billing line';
comment on column warehouse.revenue_profile_month.run_id is 'Run that last changed the row';
