-- Rows after filters with their billed revenue; for executives, and for the ranking that shows none of it.
-- Grain:  one row per month, subscription and SKU.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
-- Null:   revenue where billing is not loaded; 0 where it is and the row has no billing line.
create function mart.revenue_row(first_month date, last_month date, filters jsonb)
returns table (
    month_start date, customer_id int, customer_key int, subscription_key int, sku_key int, profile_key int,
    available_seats int, assigned_seats int, active_seats int, billed_revenue_usd numeric
)
language sql stable parallel safe
as $$
select
    row_of.month_start, row_of.customer_id, row_of.customer_key, row_of.subscription_key, row_of.sku_key, row_of.profile_key,
    row_of.available_seats, row_of.assigned_seats, row_of.active_seats,
    case when month.billing_loaded then coalesce(revenue.billed_revenue_usd, 0) end
from mart.filtered_row(first_month, last_month, filters) as row_of
join warehouse.month_state as month on month.month_start = row_of.month_start
left join warehouse.fact_revenue_month as revenue
    on revenue.month_start = row_of.month_start and revenue.customer_id = row_of.customer_id
    and revenue.subscription_key = row_of.subscription_key and revenue.sku_key = row_of.sku_key
    and revenue.month_start between first_month and last_month
$$;

comment on function mart.revenue_row is
    'Part of the functions, for executives: rows after filters with their billed revenue, 0 without a billing line, null where '
    'billing is not loaded. Grain: month, subscription, SKU.';

revoke execute on function mart.revenue_row from public;
grant execute on function mart.revenue_row to insights_executive_viewer, insights_ranking;
