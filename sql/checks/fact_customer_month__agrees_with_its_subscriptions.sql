-- Offending: customers whose seats or state differ from the sums of their subscription rows, or that lack a row.
-- Params: @month (first day).
with subscription as (
    select customer_id, sum(available_seats) as available_seats, sum(assigned_seats) as assigned_seats,
        sum(active_seats) as active_seats, bool_or(is_active) as is_customer
    from warehouse.fact_subscription_month
    where month_start = @month
    group by customer_id
),
customer as (
    select customer_id, available_seats, assigned_seats, active_seats, is_customer
    from warehouse.fact_customer_month
    where month_start = @month
)
select coalesce(subscription.customer_id, customer.customer_id) as customer_id
from subscription
full join customer using (customer_id)
where customer.customer_id is null
    or coalesce(subscription.available_seats, 0) <> customer.available_seats
    or (subscription.customer_id is not null
        and (subscription.assigned_seats, subscription.active_seats) is distinct from (customer.assigned_seats, customer.active_seats))
    or coalesce(subscription.is_customer, false) <> customer.is_customer
