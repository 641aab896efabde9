-- Who came and went: New = S(m) without S(m-1), Churned = S(m-1) without S(m); m-1 is the previous calendar month.
-- Grain:  one row per published month and customer that is new or has churned; none where the previous month is not in the warehouse
--         or one of the two cannot be known.
-- Params: first days of months, both inclusive, 61 months at most; filters as mart.checked_filters returns them.
create function mart.customer_flow(first_month date, last_month date, filters jsonb)
returns table (month_start date, customer_id int, is_new boolean)
language sql stable parallel safe
as $$
select
    month.month_start, history.customer_id, history.months >> mart.month_place(month.month_start, first_month) & 1 = 1
from mart.published_month(first_month, last_month, filters) as month
join mart.customer_history(first_month, last_month, filters) as history
    on history.months >> (mart.month_place(month.month_start, first_month) - 1) & 3 in (1, 2)
where filters <> '{}' and month.has_flows
union all
select month_start, customer_id, is_new
from warehouse.fact_customer_month
where filters = '{}' and month_start between first_month and last_month and (is_new or is_churned)
$$;

comment on function mart.customer_flow is
    'Part of the functions: customers that are new or have churned after filters. Grain: month, customer.';

revoke execute on function mart.customer_flow from public;
grant execute on function mart.customer_flow to insights_report_viewer, insights_executive_viewer;
