-- Customers dashboard, map: customers by country in the range's last published month; new ones are not of the month before the range.
-- Grain:  country with a customer; pct are of the column's sum.
-- Null:   active where usage is not loaded; new where the month before the range is not in the warehouse or, with workloads, has no
--         usage loaded.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.customers_by_geography(from_month date, to_month date, filters jsonb default '{}')
returns table (
    iso2 text, country_name text, customers bigint, active_customers bigint, new_customers bigint, customers_pct numeric,
    active_customers_pct numeric, new_customers_pct numeric
)
language plpgsql stable parallel safe
set plan_cache_mode = force_custom_plan
set enable_partitionwise_aggregate = on
set enable_partitionwise_join = on
set work_mem = '64MB'
as $$
#variable_conflict use_column
declare
    chosen constant jsonb := mart.checked_filters(filters);
    first_month constant date := mart.first_published(from_month, to_month);
    last_month constant date := mart.last_published(from_month, to_month);
    month_before constant date := first_month - interval '1 month';
    is_usage_loaded constant boolean := (select bool_and(usage_loaded) from mart.published_month(last_month, last_month, chosen));
    is_before_known constant boolean := (select bool_and(is_known) from mart.published_month(month_before, month_before, chosen));
begin
    return query
    with before as (
        select customer_id
        from mart.filtered_customer(month_before, month_before, chosen)
    ),
    country as (
        select
            located.member as iso2, count(*) as customers,
            case when is_usage_loaded then count(*) filter (where customer.is_active_customer) end as active_customers,
            case when is_before_known then count(*) filter (where before.customer_id is null) end as new_customers
        from (
            select distinct member, customer_id
            from mart.customer_member(last_month, last_month, 'market', chosen)
            where months >> 1 & 1 = 1
        ) as located
        join mart.filtered_customer(last_month, last_month, chosen) as customer using (customer_id)
        left join before using (customer_id)
        group by located.member
    )
    select
        iso2, geography.country_name, country.customers, country.active_customers, country.new_customers,
        mart.pct(country.customers, sum(country.customers) over ()),
        mart.pct(country.active_customers, sum(country.active_customers) over ()),
        mart.pct(country.new_customers, sum(country.new_customers) over ())
    from country
    join warehouse.dim_geography as geography using (iso2)
    order by country.customers desc, iso2 collate "C";
end
$$;

comment on function mart.customers_by_geography is
    'Customers dashboard, map: customers by country in the range''s last published month; new ones are not of the month before the '
    'range. Grain: country with a customer; pct are of the column''s sum. Null: active where usage is not loaded; new where the '
    'month before the range is not in the warehouse or, with workloads, has no usage loaded.';

revoke execute on function mart.customers_by_geography from public;
grant execute on function mart.customers_by_geography to insights_report_viewer, insights_executive_viewer;
