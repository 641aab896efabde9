-- Executives: billed revenue by customer over the range, US dollars.
-- Grain:  customer with a row in the range, named as in its latest month there.
-- Null:   every revenue where billing of a published month of the range is not loaded or, with workloads, its usage; customer_tpid
--         where the feed has none.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.revenue_by_customer(from_month date, to_month date, filters jsonb default '{}')
returns table (customer_tpid text, customer_name text, billed_revenue_usd numeric)
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
begin
    return query
    with billed as materialized (
        select month_start, customer_id, customer_key, sum(billed_revenue_usd) as billed_revenue_usd
        from mart.revenue_row(first_month, last_month, chosen)
        group by month_start, customer_id, customer_key
    ),
    face as (
        select distinct on (customer_id) customer_id, customer_tpid, customer_name
        from (select distinct month_start, customer_key from billed) as shown
        join warehouse.dim_customer using (customer_key)
        order by customer_id, month_start desc, customer_tenant_id, valid_from desc
    ),
    known as (
        -- A sum over months is null where one of them is, also for customers who have no row in that one.
        select bool_and(published.is_known and month.billing_loaded) as is_known
        from mart.published_month(first_month, last_month, chosen) as published
        join warehouse.month_state as month using (month_start)
    ),
    total as (
        select customer_id, case when (select is_known from known) then sum(billed_revenue_usd) end as billed_revenue_usd
        from billed
        group by customer_id
    )
    select face.customer_tpid, face.customer_name, total.billed_revenue_usd
    from total
    join face using (customer_id)
    order by total.billed_revenue_usd desc nulls last, face.customer_name collate "C", face.customer_tpid collate "C";
end
$$;

comment on function mart.revenue_by_customer is
    'Executives: billed revenue by customer over the range, US dollars. Grain: customer with a row in the range, named as in its '
    'latest month there. Null: every revenue where billing of a published month of the range is not loaded or, with workloads, its '
    'usage; customer_tpid where the feed has none.';

revoke execute on function mart.revenue_by_customer from public;
grant execute on function mart.revenue_by_customer to insights_executive_viewer;
