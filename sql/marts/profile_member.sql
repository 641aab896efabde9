-- The member of a dimension that a profile has one of.
-- Grain:  one row per profile.
-- Params: segment, sales_channel, market, product or sku; none for another dimension.
create function mart.profile_member(dimension text)
returns table (profile_key int, member text, is_dynamics boolean, is_license_based boolean)
language sql stable parallel safe
as $$
select
    profile_key,
    case dimension
        when 'segment' then customer_segment
        when 'sales_channel' then sales_channel
        when 'market' then iso2
        when 'product' then product
        when 'sku' then sku
    end,
    product = 'Dynamics 365', is_license_based
from warehouse.dim_profile
where dimension in ('segment', 'sales_channel', 'market', 'product', 'sku')
$$;

comment on function mart.profile_member is
    'Part of the functions: the member of a dimension that each combination of product, SKU, market, channel and segment has. Grain: '
    'profile.';

revoke execute on function mart.profile_member from public;
grant execute on function mart.profile_member to insights_report_viewer, insights_executive_viewer, insights_ranking;
