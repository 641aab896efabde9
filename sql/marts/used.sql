-- Sets of workloads after filters, and where in a row's seats the chosen ones stand.
-- Grain:  one row per set with a chosen workload.
-- Params: filters as mart.checked_filters returns them.
-- Null:   second to fourth where the set has fewer chosen ones; others where it has four or fewer.
-- Speed:  four places are asked for by themselves, because mart.most_seats for each row costs ten times as much.
create function mart.used(filters jsonb)
returns table (workload_set_key int, first int, second int, third int, fourth int, others int[])
language sql stable parallel safe
as $$
select workload_set_key, places[1], places[2], places[3], places[4], nullif(places[5:], '{}')
from (
    select workload_set_key, array_agg(place::int order by place) as places
    from warehouse.dim_workload_set
    cross join unnest(workload_keys) with ordinality as chosen (workload_key, place)
    join warehouse.dim_workload using (workload_key)
    where filters -> 'workloads' ? workload
    group by workload_set_key
) as of_set
$$;

comment on function mart.used is
    'Part of the functions: the sets that have a workload that filters let through, and its place in them. Grain: set.';

revoke execute on function mart.used from public;
grant execute on function mart.used to insights_report_viewer, insights_executive_viewer, insights_ranking;
