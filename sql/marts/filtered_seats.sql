-- Seats of the rows after filters, by profile.
-- Grain:  one row per month and profile.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
-- Null:   assigned and active where usage is not loaded; deltas where the previous month is not in the warehouse.
-- Speed:  what one row has one of, profile_month answers; attributions, locations and workloads are asked of the rows.
create function mart.filtered_seats(first_month date, last_month date, filters jsonb)
returns table (
    month_start date, profile_key int, available_seats bigint, assigned_seats bigint, active_seats bigint, available_seats_delta bigint,
    seats_added bigint, seats_removed bigint
)
language sql stable parallel safe
as $$
select month_start, profile_key, available_seats, assigned_seats, active_seats, available_seats_delta, seats_added, seats_removed
from warehouse.profile_month
where not filters ?| '{attributions,locations,workloads}' and month_start between first_month and last_month
    and (filters = '{}' or profile_key in (select profile_key from mart.filtered_profile(filters)))
union all
select
    month_start, profile_key, sum(available_seats), sum(assigned_seats), sum(active_seats), sum(available_seats_delta),
    sum(case when available_seats_delta is not null then greatest(available_seats_delta, 0) end),
    sum(case when available_seats_delta is not null then greatest(-available_seats_delta, 0) end)
from mart.filtered_row(first_month, last_month, filters)
where filters ?| '{attributions,locations,workloads}'
group by month_start, profile_key
$$;

comment on function mart.filtered_seats is
    'Part of the functions: seats of the rows that filters let through, by product, SKU, market, channel and segment. Grain: month, '
    'profile.';

revoke execute on function mart.filtered_seats from public;
grant execute on function mart.filtered_seats to insights_report_viewer, insights_executive_viewer;
