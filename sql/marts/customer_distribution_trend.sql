-- Customers dashboard: customers by month and partner_location (mpn_id), segment, sales_channel, attribution_type, market (iso2) or
-- product.
-- Grain:  month and member with a customer; a customer of two members counts in both.
-- Null:   never.
-- Params: any day of the first and of the last month, both inclusive; the dimension; filters, see mart.checked_filters.
create function mart.customer_distribution_trend(from_month date, to_month date, dimension text, filters jsonb default '{}')
returns table (month date, member text, customers bigint)
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
    first_month constant date := mart.first_published(from_month, to_month);
    last_month constant date := mart.last_published(from_month, to_month);
    part_first date;
    part_last date;
begin
    for part_first, part_last in select part.first_month, part.last_month from mart.month_part(first_month, last_month) as part loop
        return query
        select month_start, member, customers
        from mart.member_count(part_first, part_last, by_dimension, chosen)
        order by month_start, customers desc, member collate "C";
    end loop;
end
$$;

comment on function mart.customer_distribution_trend is
    'Customers dashboard: customers by month and partner_location (mpn_id), segment, sales_channel, attribution_type, market (iso2) '
    'or product. Grain: month and member with a customer; a customer of two members counts in both. Null: never.';

revoke execute on function mart.customer_distribution_trend from public;
grant execute on function mart.customer_distribution_trend to insights_report_viewer, insights_executive_viewer;
