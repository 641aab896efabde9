-- Product licences dashboard: licences added, removed and net, by month.
-- Grain:  published month.
-- Null:   all where the previous calendar month is not in the warehouse or no row is left; with workloads, where usage is not loaded.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.license_adds(from_month date, to_month date, filters jsonb default '{}')
returns table (month date, licenses_added bigint, licenses_removed bigint, net_licenses bigint)
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
    with flow as (
        select
            month_start, sum(seats_added)::bigint as licenses_added, sum(seats_removed)::bigint as licenses_removed,
            sum(available_seats_delta)::bigint as net_licenses
        from mart.filtered_seats(first_month, last_month, chosen)
        join warehouse.dim_profile using (profile_key)
        where is_license_based
        group by month_start
    )
    select month_start, flow.licenses_added, flow.licenses_removed, flow.net_licenses
    from mart.published_month(first_month, last_month, chosen)
    left join flow using (month_start)
    order by month_start;
end
$$;

comment on function mart.license_adds is
    'Product licences dashboard: licences added, removed and net, by month. Grain: published month. Null: all where the previous '
    'calendar month is not in the warehouse or no row is left; with workloads, where usage is not loaded.';

revoke execute on function mart.license_adds from public;
grant execute on function mart.license_adds to insights_report_viewer, insights_executive_viewer;
