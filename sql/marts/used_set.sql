-- Sets of workloads that count as used: by a chosen workload; without a filter by any.
-- Grain:  one row per set.
-- Params: filters as mart.checked_filters returns them.
create function mart.used_set(filters jsonb)
returns table (workload_set_key int)
language sql stable parallel safe
as $$
select workload_set_key
from warehouse.dim_workload_set
where filters -> 'workloads' is null and workload_keys <> '{}'
union all
select workload_set_key
from mart.used(filters)
where filters -> 'workloads' is not null
$$;

comment on function mart.used_set is
    'Part of the functions: the sets of workloads that have one that filters let through. Grain: set.';

revoke execute on function mart.used_set from public;
grant execute on function mart.used_set to insights_report_viewer, insights_executive_viewer, insights_ranking;
