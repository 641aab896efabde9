-- Dynamics usage dashboard: seats of Dynamics 365 by SKU in the range's last published month.
-- Grain:  SKU name.
-- Null:   assigned and active where usage is not loaded.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.dynamics_usage_distribution(from_month date, to_month date, filters jsonb default '{}')
returns table (sku text, available_seats bigint, assigned_seats bigint, active_seats bigint)
language plpgsql stable parallel safe
set plan_cache_mode = force_custom_plan
set enable_partitionwise_aggregate = on
set enable_partitionwise_join = on
set work_mem = '64MB'
as $$
#variable_conflict use_column
declare
    chosen constant jsonb := mart.checked_filters(filters);
    last_month constant date := mart.last_published(from_month, to_month);
begin
    return query
    select sku, available_seats, assigned_seats, active_seats
    from mart.dynamics_usage_by_sku(last_month, last_month, chosen)
    order by available_seats desc, sku collate "C";
end
$$;

comment on function mart.dynamics_usage_distribution is
    'Dynamics usage dashboard: seats of Dynamics 365 by SKU in the range''s last published month. Grain: SKU name. Null: assigned '
    'and active where usage is not loaded.';

revoke execute on function mart.dynamics_usage_distribution from public;
grant execute on function mart.dynamics_usage_distribution to insights_report_viewer, insights_executive_viewer;
