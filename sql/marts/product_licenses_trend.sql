-- Product licences dashboard: licences, deployed and active ones, by month.
-- Grain:  published month; a stock, never to be added over months.
-- Null:   deployed and active where usage is not loaded; all where no row is left; with workloads, all where usage is not loaded.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.product_licenses_trend(from_month date, to_month date, filters jsonb default '{}')
returns table (month date, licenses bigint, licenses_deployed bigint, active_licenses bigint)
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
    with seats as (
        select
            month_start, sum(available_seats)::bigint as licenses, sum(assigned_seats)::bigint as licenses_deployed,
            sum(active_seats)::bigint as active_licenses
        from mart.filtered_seats(first_month, last_month, chosen)
        join warehouse.dim_profile using (profile_key)
        where is_license_based
        group by month_start
    )
    select month_start, seats.licenses, seats.licenses_deployed, seats.active_licenses
    from mart.published_month(first_month, last_month, chosen)
    left join seats using (month_start)
    order by month_start;
end
$$;

comment on function mart.product_licenses_trend is
    'Product licences dashboard: licences, deployed and active ones, by month. Grain: published month; a stock, never to be added '
    'over months. Null: deployed and active where usage is not loaded; all where no row is left; with workloads, all where usage is '
    'not loaded.';

revoke execute on function mart.product_licenses_trend from public;
grant execute on function mart.product_licenses_trend to insights_report_viewer, insights_executive_viewer;
