-- Customers dashboard: customers by product, in the range's last published month.
-- Grain:  product with a customer; a customer of two products counts in both.
-- Null:   never.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.customers_by_product(from_month date, to_month date, filters jsonb default '{}')
returns table (product text, customers bigint)
language plpgsql stable parallel safe
set plan_cache_mode = force_custom_plan
set enable_partitionwise_aggregate = on
set enable_partitionwise_join = on
set work_mem = '64MB'
as $$
#variable_conflict use_column
declare
    chosen constant jsonb := mart.checked_filters(filters);
    last_month constant date := mart.last_published(from_month, to_month);
begin
    return query
    select member, customers
    from mart.member_count(last_month, last_month, 'product', chosen)
    order by customers desc, member collate "C";
end
$$;

comment on function mart.customers_by_product is
    'Customers dashboard: customers by product, in the range''s last published month. Grain: product with a customer; a customer of '
    'two products counts in both. Null: never.';

revoke execute on function mart.customers_by_product from public;
grant execute on function mart.customers_by_product to insights_report_viewer, insights_executive_viewer;
