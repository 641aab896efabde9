-- Customers dashboard: customers by SKU, in the range's last published month.
-- Grain:  product and SKU name with a customer; a customer of two SKUs counts in both.
-- Null:   never.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.customers_by_sku(from_month date, to_month date, filters jsonb default '{}')
returns table (product text, sku text, customers bigint)
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
    select product, sku, count(*)
    from (
        select distinct profile.product, profile.sku, customer_id
        from mart.filtered_row(last_month, last_month, chosen)
        join warehouse.dim_profile as profile using (profile_key)
        where is_active
    ) as customer
    group by product, sku
    order by count(*) desc, product collate "C", sku collate "C";
end
$$;

comment on function mart.customers_by_sku is
    'Customers dashboard: customers by SKU, in the range''s last published month. Grain: product and SKU name with a customer; a '
    'customer of two SKUs counts in both. Null: never.';

revoke execute on function mart.customers_by_sku from public;
grant execute on function mart.customers_by_sku to insights_report_viewer, insights_executive_viewer;
