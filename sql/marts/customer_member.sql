-- The customers of S(m) by member, their months as bits: those with an active row of that member.
-- Grain:  several rows per member and customer, for the caller to count once; a customer of several members counts in each.
-- Params: as mart.member_seats, 61 months at most; bits as in mart.filtered_history.
create function mart.customer_member(first_month date, last_month date, dimension text, filters jsonb)
returns table (member text, customer_id int, months bigint)
language sql stable parallel safe
as $$
select profile.member, history.customer_id, history.active_months
from mart.filtered_history(first_month, last_month, filters) as history
join mart.profile_member(dimension) as profile using (profile_key)
where dimension not in ('partner_location', 'attribution_type') and history.active_months <> 0
union all
select credited.member, history.customer_id, history.active_months
from mart.filtered_history(first_month, last_month, filters) as history
join mart.credited_member(dimension, filters) as credited using (attribution_set_key)
where dimension in ('partner_location', 'attribution_type') and history.active_months <> 0
$$;

comment on function mart.customer_member is
    'Part of the functions: the customers of S(m) of each member of a dimension. Their months are bits. Grain: several rows per member, customer.';

revoke execute on function mart.customer_member from public;
grant execute on function mart.customer_member to insights_report_viewer, insights_executive_viewer;
