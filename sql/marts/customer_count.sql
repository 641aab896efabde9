-- How many are in S(m) and U(m), and came and went: New = S(m) without S(m-1), Existing = both, Churned = S(m-1) without S(m).
-- Grain:  one row per published month with a customer in it or in the month before; m-1 is the previous calendar month.
-- Params: first days of months, both inclusive, 61 months at most; filters as mart.checked_filters returns them.
-- Null:   what cannot be known, without filters; the caller knows by mart.published_month what is null with them too.
-- Speed:  unfiltered, total_month says the same (a check holds them together).
create function mart.customer_count(first_month date, last_month date, filters jsonb)
returns table (
    month_start date, customers bigint, active_customers bigint, new_customers bigint, existing_customers bigint,
    churned_customers bigint
)
language sql stable parallel safe
as $$
select
    month.month_start,
    coalesce(sum(pattern.customers) filter (where pattern.months >> month.place & 1 = 1), 0)::bigint,
    coalesce(sum(pattern.customers) filter (where (pattern.months & pattern.active_months) >> month.place & 1 = 1), 0)::bigint,
    coalesce(sum(pattern.customers) filter (where pattern.months >> (month.place - 1) & 3 = 2), 0)::bigint,
    coalesce(sum(pattern.customers) filter (where pattern.months >> (month.place - 1) & 3 = 3), 0)::bigint,
    coalesce(sum(pattern.customers) filter (where pattern.months >> (month.place - 1) & 3 = 1), 0)::bigint
from (
    select month_start, mart.month_place(month_start, first_month) as place
    from warehouse.month_state
    where month_start between first_month and last_month
) as month
cross join (
    select months, active_months, count(*) as customers
    from mart.customer_history(first_month, last_month, filters)
    where filters <> '{}'
    group by months, active_months
) as pattern
group by month.month_start
union all
select month_start, customer_count, active_customer_count, new_customer_count, existing_customer_count, churned_customer_count
from warehouse.total_month
where filters = '{}' and month_start between first_month and last_month
$$;

comment on function mart.customer_count is
    'Part of the functions: customers after filters, active, new, existing and churned ones. Grain: month.';

revoke execute on function mart.customer_count from public;
grant execute on function mart.customer_count to insights_report_viewer, insights_executive_viewer;
