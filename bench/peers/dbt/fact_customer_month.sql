-- The month's customers, each with the face of its smallest tenant.
insert into warehouse_part.fact_customer_month_202610
with totals as (
    select
        customer_id, count(distinct subscription_key) as subscription_count,
        count(distinct subscription_key) filter (where is_active) as active_subscription_count, sum(available_seats) as available_seats,
        sum(assigned_seats) as assigned_seats, sum(active_seats) as active_seats, bool_or(is_active) as is_customer
    from staging.base
    group by customer_id
),
face as (
    select distinct on (base.customer_id) base.customer_id, base.customer_key, base.geography_key
    from staging.base
    join warehouse.dim_customer using (customer_key)
    order by base.customer_id, customer_tenant_id
)
select
    date '2026-10-01', 202610, customer_id, customer_key, geography_key, subscription_count, active_subscription_count,
    available_seats, assigned_seats, active_seats, is_customer, is_customer and active_seats > 0, null, null, null, false, 1
from totals
join face using (customer_id);
