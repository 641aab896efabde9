-- Customers dashboard, cards: customers, active customers, subscriptions, net customers added, last month's churn.
-- Grain:  metric.
-- Null:   value where its month cannot be known; change where the range has one month, where it began with 0 or null. change_pct of
--         last_month_churn: all churned of the range in percent of the customers before it; of net_customers_added: of the last
--         month's against the first's.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.customers_summary(from_month date, to_month date, filters jsonb default '{}')
returns table (metric text, value numeric, change_pct numeric, as_of_month date, is_partial boolean)
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
begin
    return query
    with trend as materialized (
        select
            month, customers, active_customers, subscriptions, existing_customers, churned_customers, net_customers_added
        from mart.customers_trend(from_month, to_month, chosen)
    ),
    flow as (
        select
            case when bool_and(net_customers_added is not null) then sum(net_customers_added) end as net_customers_added,
            case when bool_and(churned_customers is not null) then sum(churned_customers) end as churned_customers,
            -- Those of the month before the range: its first month's existing and churned ones.
            sum(existing_customers + churned_customers) filter (where month = first_month) as customers_before
        from trend
    )
    select card.metric, card.value, card.change_pct, last_month, state.is_partial
    from trend as latest
    join warehouse.month_state as state on state.month_start = latest.month
    cross join flow
    left join trend as earliest on earliest.month = first_month and first_month < last_month
    cross join lateral (
        values
            ('customers', latest.customers::numeric, mart.change_pct(earliest.customers, latest.customers)),
            ('active_customers', latest.active_customers, mart.change_pct(earliest.active_customers, latest.active_customers)),
            ('subscriptions', latest.subscriptions, mart.change_pct(earliest.subscriptions, latest.subscriptions)),
            ('net_customers_added', flow.net_customers_added, mart.change_pct(earliest.net_customers_added, latest.net_customers_added)),
            ('last_month_churn', latest.churned_customers, mart.pct(flow.churned_customers, flow.customers_before))
    ) as card (metric, value, change_pct)
    where latest.month = last_month;
end
$$;

comment on function mart.customers_summary is
    'Customers dashboard, cards: customers, active customers, subscriptions, net customers added, last month''s churn. Grain: '
    'metric. Null: value where its month cannot be known; change where the range has one month, where it began with 0 or null. '
    'change_pct of last_month_churn: all churned of the range in percent of the customers before it; of net_customers_added: of the '
    'last month''s against the first''s.';

revoke execute on function mart.customers_summary from public;
grant execute on function mart.customers_summary to insights_report_viewer, insights_executive_viewer;
