-- Product licences dashboard: licences by partner_location (mpn_id), segment, sales_channel, attribution_type, market (iso2),
-- product or sku, in the range's last published month.
-- Grain:  member; by location and attribution type, parts do not add up to all.
-- Null:   deployed and active where usage is not loaded.
-- Params: any day of the first and of the last month, both inclusive; the dimension; filters, see mart.checked_filters.
create function mart.license_distribution(from_month date, to_month date, dimension text, filters jsonb default '{}')
returns table (member text, licenses bigint, licenses_deployed bigint, active_licenses bigint)
language plpgsql stable parallel safe
set plan_cache_mode = force_custom_plan
set enable_partitionwise_aggregate = on
set enable_partitionwise_join = on
set work_mem = '64MB'
as $$
#variable_conflict use_column
declare
    chosen constant jsonb := mart.checked_filters(filters);
    by_dimension constant text := mart.checked_dimension(
        dimension, '{partner_location,segment,sales_channel,attribution_type,market,product,sku}');
    last_month constant date := mart.last_published(from_month, to_month);
begin
    return query
    select member, sum(available_seats)::bigint, sum(assigned_seats)::bigint, sum(active_seats)::bigint
    from mart.member_seats(last_month, last_month, by_dimension, chosen)
    where is_license_based
    group by member
    order by sum(available_seats) desc, member collate "C";
end
$$;

comment on function mart.license_distribution is
    'Product licences dashboard: licences by partner_location (mpn_id), segment, sales_channel, attribution_type, market (iso2), '
    'product or sku, in the range''s last published month. Grain: member; by location and attribution type, parts do not add up to '
    'all. Null: deployed and active where usage is not loaded.';

revoke execute on function mart.license_distribution from public;
grant execute on function mart.license_distribution to insights_report_viewer, insights_executive_viewer;
