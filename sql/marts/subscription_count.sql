-- Subscriptions with an active row after filters, each once.
-- Grain:  month with a subscription.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
-- Speed:  unfiltered, total_month says the same (a check holds them together); only the few with several active rows must be told
--         apart.
create function mart.subscription_count(first_month date, last_month date, filters jsonb)
returns table (month_start date, subscriptions bigint)
language sql stable parallel safe
as $$
select month_start, sum(case when is_sole then counted.active_rows else 1 end)::bigint
from (
    select month_start, is_sole, case when not is_sole then subscription_key end as subscription_key, count(*) as active_rows
    from mart.filtered_row(first_month, last_month, filters)
    where filters <> '{}' and is_active
    group by month_start, is_sole, case when not is_sole then subscription_key end
) as counted
group by month_start
union all
select month_start, subscription_count
from warehouse.total_month
where filters = '{}' and month_start between first_month and last_month
$$;

comment on function mart.subscription_count is
    'Part of the functions: active subscriptions after filters, each once. Grain: month.';

revoke execute on function mart.subscription_count from public;
grant execute on function mart.subscription_count to insights_report_viewer, insights_executive_viewer;
