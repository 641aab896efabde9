-- Years of subscriptions after filters: the one definition of what a filter lets through where months are bits, as mart.filtered_row is
-- where they are rows.
-- Grain:  one row per year, subscription, customer, profile and sets, as warehouse.subscription_year has it.
-- Params: numbers of months (mart.month_number), both inclusive, whose years are wanted; filters as mart.checked_filters returns them.
-- Speed:  inlined into its caller. A filter that is not set is gone before planning ends.
create function mart.filtered_year(first_number int, last_number int, filters jsonb)
returns table (
    calendar_year int, subscription_id uuid, customer_id int, profile_key int, attribution_set_key int, present_months smallint,
    active_months smallint, sole_months smallint, is_used boolean
)
language sql stable parallel safe
as $$
select
    year.calendar_year, year.subscription_id, year.customer_id, year.profile_key, year.attribution_set_key, year.present_months,
    year.active_months, year.sole_months, year.used_workload_set_key in (select workload_set_key from mart.used_set(filters))
from warehouse.subscription_year as year
where year.calendar_year between first_number / 12 and last_number / 12
    and (filters -> 'workloads' is null or year.workload_set_key in (select workload_set_key from mart.used(filters)))
    and ((filters -> 'attributions' is null and filters -> 'locations' is null)
        or year.attribution_set_key in (select attribution_set_key from mart.credited(filters)))
    and (not filters ?| '{products,skus,markets,channels,segments}'
        or year.profile_key in (select profile_key from mart.filtered_profile(filters)))
$$;

comment on function mart.filtered_year is
    'Part of the functions: the subscriptions that filters let through, with the months of a year as bits: a row, an active one, the '
    'only active one; is_used: with active seats. Grain: year, subscription, customer, profile, sets.';

revoke execute on function mart.filtered_year from public;
grant execute on function mart.filtered_year to insights_report_viewer, insights_executive_viewer, insights_ranking;
