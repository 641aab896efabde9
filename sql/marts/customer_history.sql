-- The months in which a customer was in S(m), and in U(m), as bits.
-- Grain:  one row per era of mart.month_place and customer of S(m) in the range or in the month before it.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
create function mart.customer_history(first_month date, last_month date, filters jsonb)
returns table (era int, customer_id int, months bigint, active_months bigint)
language sql stable parallel safe
as $$
select
    place.era, customer.customer_id, bit_or(1::bigint << place.place),
    bit_or(case when customer.is_active_customer then 1::bigint << place.place else 0 end)
from mart.filtered_customer((first_month - interval '1 month')::date, last_month, filters) as customer
join mart.month_place(first_month, last_month) as place using (month_start)
group by place.era, customer.customer_id
$$;

comment on function mart.customer_history is
    'Part of the functions: the months in which a customer is one after filters, and an active one, as bits. Grain: era, customer.';

revoke execute on function mart.customer_history from public;
grant execute on function mart.customer_history to insights_report_viewer, insights_executive_viewer;
