-- Customers dashboard: customers, subscriptions, and who came and went, by month.
-- Grain:  published month.
-- Null:   active_customers where usage is not loaded; new, existing, churned and net where the previous calendar month is not in
--         the warehouse; with workloads, all where usage is not loaded, and flows into and out of such a month.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.customers_trend(from_month date, to_month date, filters jsonb default '{}')
returns table (
    month date, customers bigint, active_customers bigint, subscriptions bigint, new_customers bigint, existing_customers bigint,
    churned_customers bigint, net_customers_added bigint
)
language plpgsql stable parallel safe
set plan_cache_mode = force_custom_plan
set enable_partitionwise_aggregate = on
set enable_partitionwise_join = on
set work_mem = '64MB'
as $$
#variable_conflict use_column
declare
    chosen constant jsonb := mart.checked_filters(filters);
    first_month constant date := mart.first_published(from_month, to_month);
    last_month constant date := mart.last_published(from_month, to_month);
    part_first date;
    part_last date;
begin
    for part_first, part_last in select part.first_month, part.last_month from mart.month_part(first_month, last_month) as part loop
        return query
        select
            month_start,
            case when is_known then coalesce(flow.customers, 0) end,
            case when usage_loaded then coalesce(flow.active_customers, 0) end,
            case when is_known then coalesce(subscriptions.subscriptions, 0) end,
            case when has_flows then coalesce(flow.new_customers, 0) end,
            case when has_flows then coalesce(flow.existing_customers, 0) end,
            case when has_flows then coalesce(flow.churned_customers, 0) end,
            case when has_flows then coalesce(flow.new_customers - flow.churned_customers, 0) end
        from mart.published_month(part_first, part_last, chosen)
        left join mart.customer_count(part_first, part_last, chosen) as flow using (month_start)
        left join mart.subscription_count(part_first, part_last, chosen) as subscriptions using (month_start)
        order by month_start;
    end loop;
end
$$;

comment on function mart.customers_trend is
    'Customers dashboard: customers, subscriptions, and who came and went, by month. Grain: published month. Null: active_customers '
    'where usage is not loaded; new, existing, churned and net where the previous calendar month is not in the warehouse; with '
    'workloads, all where usage is not loaded, and flows into and out of such a month.';

revoke execute on function mart.customers_trend from public;
grant execute on function mart.customers_trend to insights_report_viewer, insights_executive_viewer;
