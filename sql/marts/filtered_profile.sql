-- Profiles after filters: the combinations of product, SKU, market, channel and segment that the lists let through.
-- Grain:  one row per profile.
-- Params: filters as mart.checked_filters returns them.
create function mart.filtered_profile(filters jsonb)
returns table (profile_key int)
language sql stable parallel safe
as $$
select profile_key
from warehouse.dim_profile
where (filters -> 'products' is null or filters -> 'products' ? product)
    and (filters -> 'skus' is null or filters -> 'skus' ? sku)
    and (filters -> 'markets' is null or filters -> 'markets' ? iso2)
    and (filters -> 'channels' is null or filters -> 'channels' ? sales_channel)
    and (filters -> 'segments' is null or filters -> 'segments' ? customer_segment)
$$;

comment on function mart.filtered_profile is
    'Part of the functions: the combinations of product, SKU, market, channel and segment that filters let through. Grain: profile.';

revoke execute on function mart.filtered_profile from public;
grant execute on function mart.filtered_profile to insights_report_viewer, insights_executive_viewer, insights_ranking;
