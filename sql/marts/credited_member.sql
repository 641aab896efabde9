-- The members of a dimension that a set of attributions credits after filters, each once.
-- Grain:  one row per set and member.
-- Params: partner_location or attribution_type; none for another dimension; filters as mart.checked_filters returns them.
create function mart.credited_member(dimension text, filters jsonb)
returns table (attribution_set_key int, member text)
language sql stable parallel safe
as $$
select distinct attribution_set_key, case dimension when 'partner_location' then mpn_id else attribution_type end
from mart.credited(filters)
where dimension in ('partner_location', 'attribution_type')
$$;

comment on function mart.credited_member is
    'Part of the functions: the locations or attribution types that each set of attributions credits after filters. Grain: set, '
    'member.';

revoke execute on function mart.credited_member from public;
grant execute on function mart.credited_member to insights_report_viewer, insights_executive_viewer;
