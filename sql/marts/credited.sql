-- Attributions after filters: location and type must match on the same row.
-- Grain:  one row per month, subscription, SKU, location and attribution type.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
create function mart.credited(first_month date, last_month date, filters jsonb)
returns table (
    month_start date, customer_id int, subscription_key int, sku_key int, partner_location_key int, attribution_type_key int
)
language sql stable parallel safe
as $$
select month_start, customer_id, subscription_key, sku_key, partner_location_key, attribution_type_key
from warehouse.fact_attribution_month
where month_start between first_month and last_month
    and (filters -> 'attributions' is null or attribution_type_key in (
        select attribution_type_key from warehouse.dim_attribution_type
        where attribution_type in (select jsonb_array_elements_text(filters -> 'attributions'))))
    and (filters -> 'locations' is null or partner_location_key in (
        select partner_location_key from warehouse.dim_partner_location
        where mpn_id in (select jsonb_array_elements_text(filters -> 'locations'))))
$$;

comment on function mart.credited is
    'Part of the functions: the attributions that filters let through. Grain: month, subscription, SKU, location, attribution type.';

revoke execute on function mart.credited from public;
grant execute on function mart.credited to insights_report_viewer, insights_executive_viewer, insights_ranking;
