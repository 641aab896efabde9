-- Dynamics usage dashboard, map: seats of Dynamics 365 by country in the range's last published month.
-- Grain:  country with a Dynamics row.
-- Null:   active where usage is not loaded.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.dynamics_usage_by_geography(from_month date, to_month date, filters jsonb default '{}')
returns table (iso2 text, country_name text, available_seats bigint, active_seats bigint)
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
    select iso2, geography.country_name, sum(located.available_seats)::bigint, sum(located.active_seats)::bigint
    from mart.member_seats(last_month, last_month, 'market', chosen) as located
    join warehouse.dim_geography as geography on geography.iso2 = located.member
    where located.is_dynamics
    group by iso2, geography.country_name
    order by sum(located.available_seats) desc, iso2 collate "C";
end
$$;

comment on function mart.dynamics_usage_by_geography is
    'Dynamics usage dashboard, map: seats of Dynamics 365 by country in the range''s last published month. Grain: country with a '
    'Dynamics row. Null: active where usage is not loaded.';

revoke execute on function mart.dynamics_usage_by_geography from public;
grant execute on function mart.dynamics_usage_by_geography to insights_report_viewer, insights_executive_viewer;
