-- Rows after filters: the one definition of what a filter lets through, and of the seats a row then has.
-- Grain:  one row per month, subscription and SKU of warehouse.fact_subscription_month.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
-- Null:   assigned and active seats where usage is not loaded; deltas where the previous month is not in the warehouse.
-- Speed:  inlined into its caller. A filter that is not set is gone before planning ends, and so is any join that is not needed.
create function mart.filtered_row(first_month date, last_month date, filters jsonb)
returns table (
    month_start date, customer_id int, customer_key int, subscription_key int, sku_key int, geography_key int, sales_channel_key int,
    product text, sku text, is_dynamics boolean, is_license_based boolean, is_active boolean, available_seats int, assigned_seats int,
    active_seats int, available_seats_delta int, seats_added int, seats_removed int
)
language sql stable parallel safe
as $$
select
    fact.month_start, fact.customer_id, fact.customer_key, fact.subscription_key, fact.sku_key, fact.geography_key,
    fact.sales_channel_key, dim_sku.product, dim_sku.sku, dim_sku.product = 'Dynamics 365', dim_sku.is_license_based,
    fact.is_active, fact.available_seats,
    case when filters -> 'workloads' is null then fact.assigned_seats else used.assigned_seats end,
    case when filters -> 'workloads' is null then fact.active_seats else used.active_seats end,
    fact.available_seats_delta, fact.seats_added, fact.seats_removed
from warehouse.fact_subscription_month as fact
left join warehouse.dim_sku using (sku_key)
left join (
    select month_start, customer_id, subscription_key, sku_key
    from mart.credited(first_month, last_month, filters)
    group by month_start, customer_id, subscription_key, sku_key
) as credited
    on credited.month_start = fact.month_start and credited.customer_id = fact.customer_id
    and credited.subscription_key = fact.subscription_key and credited.sku_key = fact.sku_key
left join (
    select
        month_start, customer_id, subscription_key, sku_key, max(assigned_seats) as assigned_seats, max(active_seats) as active_seats
    from warehouse.fact_usage_month
    where month_start between first_month and last_month
        and workload_key in (
            select workload_key from warehouse.dim_workload
            where workload in (select jsonb_array_elements_text(filters -> 'workloads'))
        )
    group by month_start, customer_id, subscription_key, sku_key
) as used
    on used.month_start = fact.month_start and used.customer_id = fact.customer_id
    and used.subscription_key = fact.subscription_key and used.sku_key = fact.sku_key
where fact.month_start between first_month and last_month
    and (filters -> 'workloads' is null or used.subscription_key is not null)
    and ((filters -> 'attributions' is null and filters -> 'locations' is null) or credited.subscription_key is not null)
    and (filters -> 'products' is null or fact.sku_key in (
        select sku_key from warehouse.dim_sku where product in (select jsonb_array_elements_text(filters -> 'products'))))
    and (filters -> 'skus' is null or fact.sku_key in (
        select sku_key from warehouse.dim_sku where sku in (select jsonb_array_elements_text(filters -> 'skus'))))
    and (filters -> 'markets' is null or fact.geography_key in (
        select geography_key from warehouse.dim_geography where iso2 in (select jsonb_array_elements_text(filters -> 'markets'))))
    and (filters -> 'channels' is null or fact.sales_channel_key in (
        select sales_channel_key from warehouse.dim_sales_channel
        where sales_channel in (select jsonb_array_elements_text(filters -> 'channels'))))
    and (filters -> 'segments' is null or fact.customer_key in (
        select customer_key from warehouse.dim_customer
        where customer_segment in (select jsonb_array_elements_text(filters -> 'segments'))))
$$;

comment on function mart.filtered_row is
    'Part of the functions: the rows that filters let through; with workloads, seats are the maximum over the chosen ones. Grain: '
    'month, subscription, SKU.';

revoke execute on function mart.filtered_row from public;
grant execute on function mart.filtered_row to insights_report_viewer, insights_executive_viewer, insights_ranking;
