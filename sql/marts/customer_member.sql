-- The customers of S(m) by member: those with an active row of that member.
-- Grain:  one row per month, member and customer; a customer with several members counts in each.
-- Params: as mart.member_row.
create function mart.customer_member(first_month date, last_month date, dimension text, filters jsonb)
returns table (month_start date, member text, customer_id int)
language sql stable parallel safe
as $$
select month_start, member, customer_id
from mart.member_row(first_month, last_month, dimension, filters)
where is_active
group by month_start, member, customer_id
$$;

comment on function mart.customer_member is
    'Part of the functions: the customers of S(m) of each member of a dimension. Grain: month, member, customer.';

revoke execute on function mart.customer_member from public;
grant execute on function mart.customer_member to insights_report_viewer, insights_executive_viewer, insights_ranking;
