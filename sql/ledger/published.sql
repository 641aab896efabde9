-- What is published, a row a month: the numbers an operator looks at first. Without revenue.
-- Grain:  one row per published month.
with subscription as (
    select
        month_start, count(*) filter (where not is_ended) as subscription_rows, sum(available_seats) as available_seats,
        sum(assigned_seats) as assigned_seats, sum(active_seats) as active_seats, sum(available_seats_delta) as net_seats
    from warehouse.fact_subscription_month
    group by month_start
),
customer as (
    select
        month_start, count(*) filter (where is_customer) as customers,
        count(*) filter (where is_new) as new_customers, count(*) filter (where is_churned) as churned_customers,
        bool_or(is_new is not null) as has_flows
    from warehouse.fact_customer_month
    group by month_start
)
select
    to_char(month.month_start, 'YYYY-MM') as month, month.version, month.as_of,
    customer.customers,
    case when customer.has_flows then customer.new_customers end as "new",
    case when customer.has_flows then customer.churned_customers end as churned,
    subscription.subscription_rows as subscriptions, subscription.available_seats as available,
    subscription.assigned_seats as assigned, subscription.active_seats as active, subscription.net_seats
from mart.month
join subscription using (month_start)
join customer using (month_start)
order by month.month_start;
