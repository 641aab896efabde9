-- Profiles after filters: the combinations of product, SKU, market, channel and segment that the lists let through.
-- Grain:  one row per profile.
-- Params: filters as mart.checked_filters returns them.
create function mart.filtered_profile(filters jsonb)
returns table (profile_key int)
language sql stable parallel safe
as $$
select profile_key
from warehouse.dim_profile
where (filters -> 'products' is null or product in (select jsonb_array_elements_text(filters -> 'products')))
    and (filters -> 'skus' is null or sku in (select jsonb_array_elements_text(filters -> 'skus')))
    and (filters -> 'markets' is null or iso2 in (select jsonb_array_elements_text(filters -> 'markets')))
    and (filters -> 'channels' is null or sales_channel in (select jsonb_array_elements_text(filters -> 'channels')))
    and (filters -> 'segments' is null or customer_segment in (select jsonb_array_elements_text(filters -> 'segments')))
$$;

comment on function mart.filtered_profile is
    'Part of the functions: the combinations of product, SKU, market, channel and segment that filters let through. Grain: profile.';

revoke execute on function mart.filtered_profile from public;
grant execute on function mart.filtered_profile to insights_report_viewer, insights_executive_viewer, insights_ranking;
