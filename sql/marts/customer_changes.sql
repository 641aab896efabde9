-- Customers dashboard, drill-down: the customers behind every new, churned and reactivated count.
-- Grain:  month, change (new, churned, reactivated) and customer; a reactivated one comes beside its new row.
-- Null:   customer_tpid where the feed has none; no rows where flows are null. Reactivated looks back to the first month there is,
--         the only question that reads months before the range.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.customer_changes(from_month date, to_month date, filters jsonb default '{}')
returns table (month date, change text, customer_id int, customer_tpid text, customer_name text)
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
    part_first date;
    part_last date;
begin
    for part_first, part_last in select part.first_month, part.last_month from mart.month_part(first_month, last_month) as part loop
        return query
        with moved as materialized (
            select month_start, customer_id, is_new
            from mart.customer_flow(part_first, part_last, chosen)
        ),
        earliest as (
            select customer_id, min(first_number) as month_number
            from mart.first_active(mart.month_number(part_last) - 2, chosen)
            where customer_id in (select customer_id from moved where is_new)
            group by customer_id
        ),
        changed as (
            select month_start, customer_id, case when is_new then 'new' else 'churned' end as change
            from moved
            union all
            select moved.month_start, customer_id, 'reactivated'
            from moved
            join earliest using (customer_id)
            where moved.is_new and earliest.month_number < mart.month_number(moved.month_start) - 1
        )
        select changed.month_start, changed.change, changed.customer_id, face.customer_tpid, face.customer_name
        from changed
        join warehouse.fact_customer_month as customer
            on customer.customer_id = changed.customer_id
            and customer.month_start = (changed.month_start - case change when 'churned' then interval '1 month' else interval '0' end)::date
            and customer.month_start between (part_first - interval '1 month')::date and part_last
        join warehouse.dim_customer as face using (customer_key)
        order by changed.month_start, changed.change, face.customer_name collate "C", changed.customer_id;
    end loop;
end
$$;

comment on function mart.customer_changes is
    'Customers dashboard, drill-down: the customers behind every new, churned and reactivated count. Grain: month, change (new, '
    'churned, reactivated) and customer; a reactivated one comes beside its new row. Null: customer_tpid where the feed has none; '
    'no rows where flows are null. Reactivated looks back to the first month there is, the only question that reads months before '
    'the range.';

revoke execute on function mart.customer_changes from public;
grant execute on function mart.customer_changes to insights_report_viewer, insights_executive_viewer;
