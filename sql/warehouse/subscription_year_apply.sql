-- Gives the month its bits in warehouse.subscription_year by differences: a row that is as it shall be is not written.
-- Params: @month (first day), @run.
set local enable_nestloop = off;

with month as (
    select extract(year from @month::date)::int as calendar_year, (1 << extract(month from @month::date)::int - 1)::smallint as bit
),
removed as (
    delete from warehouse.subscription_year as held
    using month
    where held.calendar_year = extract(year from @month::date)::int and held.present_months = month.bit
        and not exists (
            select from staging.subscription_year as target
            where target.subscription_id = held.subscription_id and target.customer_id = held.customer_id
                and target.profile_key = held.profile_key and target.attribution_set_key = held.attribution_set_key
                and target.workload_set_key = held.workload_set_key and target.used_workload_set_key = held.used_workload_set_key)
),
cleared as (
    update warehouse.subscription_year as held
    set present_months = present_months & ~month.bit, active_months = active_months & ~month.bit, sole_months = sole_months & ~month.bit,
        run_id = @run
    from month
    where held.calendar_year = extract(year from @month::date)::int
        and held.present_months & month.bit <> 0 and held.present_months <> month.bit
        and not exists (
            select from staging.subscription_year as target
            where target.subscription_id = held.subscription_id and target.customer_id = held.customer_id
                and target.profile_key = held.profile_key and target.attribution_set_key = held.attribution_set_key
                and target.workload_set_key = held.workload_set_key and target.used_workload_set_key = held.used_workload_set_key)
),
changed as (
    update warehouse.subscription_year as held
    set present_months = present_months | month.bit,
        active_months = case when target.is_active then active_months | month.bit else active_months & ~month.bit end,
        sole_months = case when target.is_sole then sole_months | month.bit else sole_months & ~month.bit end,
        run_id = @run
    from month, staging.subscription_year as target
    where held.calendar_year = extract(year from @month::date)::int
        and target.subscription_id = held.subscription_id and target.customer_id = held.customer_id
        and target.profile_key = held.profile_key and target.attribution_set_key = held.attribution_set_key
        and target.workload_set_key = held.workload_set_key and target.used_workload_set_key = held.used_workload_set_key
        and (held.present_months & month.bit = 0 or (held.active_months & month.bit <> 0) <> target.is_active
            or (held.sole_months & month.bit <> 0) <> target.is_sole)
)
insert into warehouse.subscription_year
    (calendar_year, customer_id, profile_key, attribution_set_key, workload_set_key, used_workload_set_key, present_months, active_months,
     sole_months, run_id, subscription_id)
select
    month.calendar_year, customer_id, profile_key, attribution_set_key, workload_set_key, used_workload_set_key, month.bit,
    case when is_active then month.bit else 0 end, case when is_sole then month.bit else 0 end, @run, subscription_id
from staging.subscription_year as target
cross join month
where not exists (
    select from warehouse.subscription_year as held
    where held.calendar_year = extract(year from @month::date)::int
        and target.subscription_id = held.subscription_id and target.customer_id = held.customer_id
        and target.profile_key = held.profile_key and target.attribution_set_key = held.attribution_set_key
        and target.workload_set_key = held.workload_set_key and target.used_workload_set_key = held.used_workload_set_key);

set local enable_nestloop = on;
