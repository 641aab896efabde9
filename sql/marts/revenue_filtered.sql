-- Billed revenue after filters, by combination and sets of what filters ask.
-- Grain:  one row per month, profile and sets, as warehouse.revenue_profile_month has it.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
-- Null:   never: 0 where the rows have no billing line. The caller knows whether billing is loaded.
create function mart.revenue_filtered(first_month date, last_month date, filters jsonb)
returns table (month_start date, billed_revenue_usd numeric)
language sql stable parallel safe
as $$
select revenue.month_start, revenue.billed_revenue_usd
from warehouse.revenue_profile_month as revenue
where revenue.month_start between first_month and last_month
    and (filters -> 'workloads' is null or revenue.workload_set_key in (select workload_set_key from mart.used(filters)))
    and ((filters -> 'attributions' is null and filters -> 'locations' is null)
        or revenue.attribution_set_key in (select attribution_set_key from mart.credited(filters)))
    and (not filters ?| '{products,skus,markets,channels,segments}'
        or revenue.profile_key in (select profile_key from mart.filtered_profile(filters)))
$$;

comment on function mart.revenue_filtered is
    'Part of the functions, for executives: billed revenue of the rows that filters let through. Grain: month, product, SKU, market, '
    'channel, segment, sets of attributions and workloads.';

revoke execute on function mart.revenue_filtered from public;
grant execute on function mart.revenue_filtered to insights_executive_viewer;
