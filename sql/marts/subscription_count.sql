-- Subscriptions with an active row after filters, each once.
-- Grain:  month with a subscription.
-- Params: first days of months, both inclusive, 61 months at most; filters as mart.checked_filters returns them.
-- Speed:  unfiltered, total_month says the same (a check holds them together); only the few with several active rows must be told
--         apart.
create function mart.subscription_count(first_month date, last_month date, filters jsonb)
returns table (month_start date, subscriptions bigint)
language sql stable parallel safe
as $$
select month.month_start, sum(pattern.subscriptions)::bigint
from (
    select sole_months as months, count(*) as subscriptions
    from mart.filtered_history(first_month, last_month, filters)
    where filters <> '{}' and sole_months <> 0
    group by sole_months
    union all
    select months, count(*)
    from (
        select bit_or(active_months & ~sole_months) as months
        from mart.filtered_history(first_month, last_month, filters)
        where filters <> '{}' and active_months & ~sole_months <> 0
        group by subscription_id
    ) as several
    group by months
) as pattern
join warehouse.month_state as month on pattern.months >> mart.month_place(month.month_start, first_month) & 1 = 1
where month.month_start between first_month and last_month
group by month.month_start
union all
select month_start, subscription_count
from warehouse.total_month
where filters = '{}' and month_start between first_month and last_month
$$;

comment on function mart.subscription_count is
    'Part of the functions: active subscriptions after filters, each once. Grain: month.';

revoke execute on function mart.subscription_count from public;
grant execute on function mart.subscription_count to insights_report_viewer, insights_executive_viewer;
