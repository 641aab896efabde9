-- Subscriptions with an active row after filters, each once.
-- Grain:  two rows per month: those that have one active row, and those that have several.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
-- Speed:  unfiltered, total_month says the same (a check holds them together); only the few of several rows must be told apart.
create function mart.subscription_count(first_month date, last_month date, filters jsonb)
returns table (month_start date, subscriptions bigint)
language sql stable parallel safe
as $$
select month_start, count(*)
from mart.filtered_row(first_month, last_month, filters)
where filters <> '{}' and is_sole
group by month_start
union all
select month_start, count(*)
from (
    select month_start, subscription_key
    from mart.filtered_row(first_month, last_month, filters)
    where filters <> '{}' and is_active and not is_sole
    group by month_start, subscription_key
) as subscription
group by month_start
union all
select month_start, subscription_count
from warehouse.total_month
where filters = '{}' and month_start between first_month and last_month
$$;

comment on function mart.subscription_count is
    'Part of the functions: active subscriptions after filters, those of one row and those of several apart. Grain: two rows per month.';

revoke execute on function mart.subscription_count from public;
grant execute on function mart.subscription_count to insights_report_viewer, insights_executive_viewer;
