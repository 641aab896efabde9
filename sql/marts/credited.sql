-- Attributions after filters: location and type must match on the same one of a set.
-- Grain:  one row per set, location and attribution type.
-- Params: filters as mart.checked_filters returns them.
create function mart.credited(filters jsonb)
returns table (attribution_set_key int, mpn_id text, attribution_type text)
language sql stable parallel safe
as $$
select attribution_set_key, mpn_id, attribution_type
from warehouse.bridge_attribution_set
where (filters -> 'attributions' is null or filters -> 'attributions' ? attribution_type)
    and (filters -> 'locations' is null or filters -> 'locations' ? mpn_id)
$$;

comment on function mart.credited is
    'Part of the functions: the attributions of sets that filters let through. Grain: set, location, attribution type.';

revoke execute on function mart.credited from public;
grant execute on function mart.credited to insights_report_viewer, insights_executive_viewer, insights_ranking;
