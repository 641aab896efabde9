-- Subscriptions after filters, their months as bits of a range: with an active row, the only active one, and one with active seats.
-- Grain:  several rows per subscription; bits of different rows may be of the same month.
-- Speed:  is_used stays outside of month_bits, which the planner else calls for each row.
-- Params: first days of months, both inclusive, 61 months at most; filters as mart.checked_filters returns them. Bit 0 is the month
--         before the first, bit 1 the first.
create function mart.filtered_history(first_month date, last_month date, filters jsonb)
returns table (
    subscription_id uuid, customer_id int, profile_key int, attribution_set_key int, active_months bigint, sole_months bigint,
    used_months bigint
)
language sql stable parallel safe
as $$
select
    subscription_id, customer_id, profile_key, attribution_set_key,
    mart.month_bits(active_months, calendar_year, first_month, last_month),
    mart.month_bits(sole_months, calendar_year, first_month, last_month),
    case when is_used then mart.month_bits(present_months, calendar_year, first_month, last_month) else 0 end
from mart.filtered_year(mart.month_number(first_month) - 1, mart.month_number(last_month), filters)
$$;

comment on function mart.filtered_history is
    'Part of the functions: the subscriptions that filters let through, with the months of a range as bits: an active row, the only '
    'active one, one with active seats. Grain: several rows per subscription.';

revoke execute on function mart.filtered_history from public;
grant execute on function mart.filtered_history to insights_report_viewer, insights_executive_viewer, insights_ranking;
