-- Offending: customers that this month's and last month's subscriptions tell otherwise: active, new, existing or churned. What is told
-- of all customers comes from here, what is told of some of them from the subscriptions: both must be the same.
-- Params: @month (first day).
with month as (
    select
        bool_or(month_start = @month and usage_loaded) as usage_loaded,
        bool_or(month_start < @month) as has_previous
    from warehouse.month_state
    where month_start in (@month, (@month - interval '1 month')::date)
),
presence as (
    select
        customer_id,
        coalesce(bool_or(is_active) filter (where month_start = @month), false) as is_customer,
        coalesce(bool_or(is_active) filter (where month_start < @month), false) as was_customer,
        coalesce(sum(active_seats) filter (where month_start = @month), 0) > 0 as has_active_seats
    from warehouse.fact_subscription_month
    where month_start in (@month, (@month - interval '1 month')::date)
    group by customer_id
),
expected as (
    select
        customer_id, is_customer,
        case when month.usage_loaded then is_customer and has_active_seats end as is_active_customer,
        case when month.has_previous then is_customer and not was_customer end as is_new,
        case when month.has_previous then is_customer and was_customer end as is_existing,
        case when month.has_previous then was_customer and not is_customer end as is_churned
    from presence
    cross join month
)
select coalesce(expected.customer_id, customer.customer_id) as customer_id
from expected
full join (
    select customer_id, is_customer, is_active_customer, is_new, is_existing, is_churned
    from warehouse.fact_customer_month
    where month_start = @month
) as customer using (customer_id)
where (coalesce(expected.is_customer, false), expected.is_active_customer, expected.is_new, expected.is_existing, expected.is_churned)
        is distinct from
        (coalesce(customer.is_customer, false), customer.is_active_customer, customer.is_new, customer.is_existing, customer.is_churned)
    -- One that was nothing in either month has nothing to be told.
    and not (customer.customer_id is null and not expected.is_customer and not coalesce(expected.is_churned, false))
