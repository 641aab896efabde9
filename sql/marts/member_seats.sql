-- Seats of the rows after filters for each member of a dimension; a row counts once for each location or type that credits it.
-- Grain:  several rows per month and member.
-- Params: first days of months, both inclusive; partner_location, attribution_type, segment, sales_channel, market, product or sku;
--         filters as mart.checked_filters returns them.
create function mart.member_seats(first_month date, last_month date, dimension text, filters jsonb)
returns table (
    month_start date, member text, is_dynamics boolean, is_license_based boolean, available_seats bigint, assigned_seats bigint,
    active_seats bigint
)
language sql stable parallel safe
as $$
select month_start, member, is_dynamics, is_license_based, available_seats, assigned_seats, active_seats
from mart.filtered_seats(first_month, last_month, filters)
join mart.profile_member(dimension) using (profile_key)
where dimension not in ('partner_location', 'attribution_type')
union all
select month_start, credited.member, profile.is_dynamics, profile.is_license_based, available_seats, assigned_seats, active_seats
from (
    select
        month_start, attribution_set_key, profile_key, sum(available_seats) as available_seats, sum(assigned_seats) as assigned_seats,
        sum(active_seats) as active_seats
    from mart.filtered_row(first_month, last_month, filters)
    where dimension in ('partner_location', 'attribution_type')
    group by month_start, attribution_set_key, profile_key
) as seats
join mart.profile_member('product') as profile using (profile_key)
join mart.credited_member(dimension, filters) as credited using (attribution_set_key)
$$;

comment on function mart.member_seats is
    'Part of the functions: seats of the rows after filters by member of a dimension; a row counts once for each location or '
    'attribution type that credits it. Grain: several rows per month and member.';

revoke execute on function mart.member_seats from public;
grant execute on function mart.member_seats to insights_report_viewer, insights_executive_viewer;
