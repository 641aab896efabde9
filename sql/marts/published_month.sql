-- Published months of a range, and what can be known of each after filters.
-- Grain:  one row per published month.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
create function mart.published_month(first_month date, last_month date, filters jsonb)
returns table (month_start date, usage_loaded boolean, is_known boolean, has_flows boolean)
language sql stable parallel safe
as $$
select
    month.month_start, month.usage_loaded,
    filters -> 'workloads' is null or month.usage_loaded,
    previous.month_start is not null
        and (filters -> 'workloads' is null or (month.usage_loaded and previous.usage_loaded))
from warehouse.month_state as month
left join warehouse.month_state as previous on previous.month_start = (month.month_start - interval '1 month')::date
where month.month_start between first_month and last_month
$$;

comment on function mart.published_month is
    'Part of the functions: what can be known of a month after filters. Grain: published month. is_known: filtering by workload '
    'needs usage; has_flows: so does comparing it with the previous calendar month, which must be there.';

revoke execute on function mart.published_month from public;
grant execute on function mart.published_month to insights_report_viewer, insights_executive_viewer, insights_ranking;
