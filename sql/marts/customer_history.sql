-- The months in which a customer had an active row, and one with active seats, as bits: S(m), and with the two together U(m).
-- Grain:  one row per customer with a row after filters in the range or in the month before it.
-- Params: first days of months, both inclusive, 61 months at most; filters as mart.checked_filters returns them.
create function mart.customer_history(first_month date, last_month date, filters jsonb)
returns table (customer_id int, months bigint, active_months bigint)
language sql stable parallel safe
as $$
select customer_id, bit_or(active_months), bit_or(used_months)
from mart.filtered_history(first_month, last_month, filters)
group by customer_id
$$;

comment on function mart.customer_history is
    'Part of the functions: the months in which a customer is one after filters, and an active one, as bits. Grain: customer.';

revoke execute on function mart.customer_history from public;
grant execute on function mart.customer_history to insights_report_viewer, insights_executive_viewer;
