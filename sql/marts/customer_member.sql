-- The customers of S(m) by member: those with an active row of that member.
-- Grain:  several rows per month, member and customer, for the caller to count once; a customer of several members counts in each.
-- Params: as mart.member_seats.
create function mart.customer_member(first_month date, last_month date, dimension text, filters jsonb)
returns table (month_start date, member text, customer_id int)
language sql stable parallel safe
as $$
select row_of.month_start, profile.member, row_of.customer_id
from mart.filtered_row(first_month, last_month, filters) as row_of
join mart.profile_member(dimension) as profile using (profile_key)
where dimension not in ('partner_location', 'attribution_type') and row_of.is_active
union all
select row_of.month_start, credited.member, row_of.customer_id
from mart.filtered_row(first_month, last_month, filters) as row_of
join mart.credited_member(dimension, filters) as credited using (attribution_set_key)
where dimension in ('partner_location', 'attribution_type') and row_of.is_active
$$;

comment on function mart.customer_member is
    'Part of the functions: the customers of S(m) of each member of a dimension. Grain: several rows per month, member, customer.';

revoke execute on function mart.customer_member from public;
grant execute on function mart.customer_member to insights_report_viewer, insights_executive_viewer;
