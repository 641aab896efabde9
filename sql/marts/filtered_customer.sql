-- S(m) and U(m): customers with an active subscription after filters, and whether their rows have active seats.
-- Grain:  one row per month and customer of S(m).
-- Params: first days of months, both inclusive, 61 months at most; filters as mart.checked_filters returns them.
-- Null:   is_active_customer where usage is not loaded.
-- Speed:  unfiltered, fact_customer_month says the same (a check holds them together).
create function mart.filtered_customer(first_month date, last_month date, filters jsonb)
returns table (month_start date, customer_id int, is_active_customer boolean)
language sql stable parallel safe
as $$
select month_start, customer_id, is_active_customer
from warehouse.fact_customer_month
where filters = '{}' and month_start between first_month and last_month and is_customer
union all
select
    month.month_start, history.customer_id,
    case when month.usage_loaded then history.active_months >> mart.month_place(month.month_start, first_month) & 1 = 1 end
from warehouse.month_state as month
join mart.customer_history(first_month, last_month, filters) as history
    on history.months >> mart.month_place(month.month_start, first_month) & 1 = 1
where filters <> '{}' and month.month_start between first_month and last_month
$$;

comment on function mart.filtered_customer is
    'Part of the functions: S(m), the customers with an active subscription after filters, and which of them are U(m), active. '
    'Grain: month, customer. is_active_customer is null where usage is not loaded.';

revoke execute on function mart.filtered_customer from public;
grant execute on function mart.filtered_customer to insights_report_viewer, insights_executive_viewer, insights_ranking;
