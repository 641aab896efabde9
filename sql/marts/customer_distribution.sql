-- Customers dashboard: customers by partner_location (mpn_id), segment, sales_channel, attribution_type, market (iso2) or product,
-- in the range's last published month.
-- Grain:  member with a customer; a customer of two members counts in both.
-- Null:   never.
-- Params: any day of the first and of the last month, both inclusive; the dimension; filters, see mart.checked_filters.
create function mart.customer_distribution(from_month date, to_month date, dimension text, filters jsonb default '{}')
returns table (member text, customers bigint)
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
        dimension, '{partner_location,segment,sales_channel,attribution_type,market,product}');
    last_month constant date := mart.last_published(from_month, to_month);
begin
    return query
    select member, customers
    from mart.member_count(last_month, last_month, by_dimension, chosen)
    order by customers desc, member collate "C";
end
$$;

comment on function mart.customer_distribution is
    'Customers dashboard: customers by partner_location (mpn_id), segment, sales_channel, attribution_type, market (iso2) or '
    'product, in the range''s last published month. Grain: member with a customer; a customer of two members counts in both. Null: '
    'never.';

revoke execute on function mart.customer_distribution from public;
grant execute on function mart.customer_distribution to insights_report_viewer, insights_executive_viewer;
