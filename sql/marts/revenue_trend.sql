-- Executives: billed revenue by month, US dollars.
-- Grain:  published month.
-- Null:   where billing is not loaded or no row is left; with workloads, where usage is not loaded.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.revenue_trend(from_month date, to_month date, filters jsonb default '{}')
returns table (month date, billed_revenue_usd numeric)
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
    with billed as (
        select month_start, case when month.billing_loaded then revenue.billed_revenue_usd end as billed_revenue_usd
        from (
            select month_start, sum(billed_revenue_usd) as billed_revenue_usd
            from mart.revenue_filtered(first_month, last_month, chosen)
            group by month_start
        ) as revenue
        join warehouse.month_state as month using (month_start)
    )
    select month_start, billed.billed_revenue_usd
    from mart.published_month(first_month, last_month, chosen)
    left join billed using (month_start)
    order by month_start;
end
$$;

comment on function mart.revenue_trend is
    'Executives: billed revenue by month, US dollars. Grain: published month. Null: where billing is not loaded or no row is left; '
    'with workloads, where usage is not loaded.';

revoke execute on function mart.revenue_trend from public;
grant execute on function mart.revenue_trend to insights_executive_viewer;
