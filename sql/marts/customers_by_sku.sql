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
    with named as materialized (
        select profile_key, product, sku, dense_rank() over (order by product collate "C", sku collate "C") as sku_number
        from warehouse.dim_profile
    ),
    counted as (
        select sku_number, count(*) as customers
        from (
            select distinct named.sku_number, history.customer_id
            from mart.filtered_history(last_month, last_month, chosen) as history
            join named using (profile_key)
            where history.active_months >> 1 & 1 = 1
        ) as customer
        group by sku_number
    )
    select distinct_name.product, distinct_name.sku, counted.customers
    from counted
    join (select distinct sku_number, product, sku from named) as distinct_name using (sku_number)
    order by counted.customers desc, distinct_name.product collate "C", distinct_name.sku collate "C";
end
$$;

comment on function mart.customers_by_sku is
    'Customers dashboard: customers by SKU, in the range''s last published month. Grain: product and SKU name with a customer; a '
    'customer of two SKUs counts in both. Null: never.';

revoke execute on function mart.customers_by_sku from public;
grant execute on function mart.customers_by_sku to insights_report_viewer, insights_executive_viewer;
