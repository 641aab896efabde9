-- Dynamics usage dashboard: seats of Dynamics 365 by month and SKU.
-- Grain:  month and SKU name.
-- Null:   assigned and active where usage is not loaded.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.dynamics_usage_by_sku(from_month date, to_month date, filters jsonb default '{}')
returns table (month date, sku text, available_seats bigint, assigned_seats bigint, active_seats bigint)
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
    select month_start, member, sum(available_seats)::bigint, sum(assigned_seats)::bigint, sum(active_seats)::bigint
    from mart.member_seats(first_month, last_month, 'sku', chosen)
    where is_dynamics
    group by month_start, member
    order by month_start, member collate "C";
end
$$;

comment on function mart.dynamics_usage_by_sku is
    'Dynamics usage dashboard: seats of Dynamics 365 by month and SKU. Grain: month and SKU name. Null: assigned and active where '
    'usage is not loaded.';

revoke execute on function mart.dynamics_usage_by_sku from public;
grant execute on function mart.dynamics_usage_by_sku to insights_report_viewer, insights_executive_viewer;
