-- Dynamics usage dashboard: available, assigned and active seats of Dynamics 365, by month.
-- Grain:  published month; a stock, never to be added over months.
-- Null:   assigned, active and pct where usage is not loaded; pct where no seat is available; all where no row is left; with
--         workloads, all where usage is not loaded.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.dynamics_usage_trend(from_month date, to_month date, filters jsonb default '{}')
returns table (month date, available_seats bigint, assigned_seats bigint, active_seats bigint, active_usage_pct numeric)
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
            month_start, sum(available_seats)::bigint as available_seats, sum(assigned_seats)::bigint as assigned_seats,
            sum(active_seats)::bigint as active_seats
        from mart.filtered_seats(first_month, last_month, chosen)
        join mart.profile_member('product') using (profile_key)
        where is_dynamics
        group by month_start
    )
    select
        month_start, seats.available_seats, seats.assigned_seats, seats.active_seats,
        mart.pct(seats.active_seats, seats.available_seats)
    from mart.published_month(first_month, last_month, chosen)
    left join seats using (month_start)
    order by month_start;
end
$$;

comment on function mart.dynamics_usage_trend is
    'Dynamics usage dashboard: available, assigned and active seats of Dynamics 365, by month. Grain: published month; a stock, '
    'never to be added over months. Null: assigned, active and pct where usage is not loaded; pct where no seat is available; all '
    'where no row is left; with workloads, all where usage is not loaded.';

revoke execute on function mart.dynamics_usage_trend from public;
grant execute on function mart.dynamics_usage_trend to insights_report_viewer, insights_executive_viewer;
