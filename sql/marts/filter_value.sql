-- Every value a filter can have: those of all versions of all members, Unknown included.
-- Grain:  one row per value.
-- Params: name of a filter.
create function mart.filter_value(filter_name text)
returns table (value text)
language sql stable parallel safe
as $$
select distinct product from warehouse.dim_sku where filter_name = 'products'
union all
select distinct sku from warehouse.dim_sku where filter_name = 'skus'
union all
select iso2 from warehouse.dim_geography where filter_name = 'markets'
union all
select attribution_type from warehouse.dim_attribution_type where filter_name = 'attributions'
union all
select distinct mpn_id from warehouse.dim_partner_location where filter_name = 'locations'
union all
select distinct sales_channel from warehouse.dim_sales_channel where filter_name = 'channels'
union all
select distinct customer_segment from warehouse.dim_customer where filter_name = 'segments'
union all
select workload from warehouse.dim_workload where filter_name = 'workloads'
$$;

comment on function mart.filter_value is
    'What a filter can be set to: every value the warehouse has ever had. Grain: value. Filters: products, markets, attributions, '
    'locations, channels, segments, skus, workloads.';

revoke execute on function mart.filter_value from public;
grant execute on function mart.filter_value to insights_report_viewer, insights_executive_viewer, insights_ranking;
