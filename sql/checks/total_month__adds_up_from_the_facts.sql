-- Offending: the month's totals where they are not what its customers and subscriptions come to.
-- Params: @month (first day).
select subscription_count
from (
    select
        count(*) filter (where is_customer) as customer_count, count(*) filter (where is_active_customer) as active_customer_count,
        count(*) filter (where is_new) as new_customer_count, count(*) filter (where is_existing) as existing_customer_count,
        count(*) filter (where is_churned) as churned_customer_count
    from warehouse.fact_customer_month
    where month_start = @month
) as customer
cross join (
    select count(distinct subscription_key) as subscription_count
    from warehouse.fact_subscription_month
    where month_start = @month and is_active
) as subscription
where (customer_count, active_customer_count, subscription_count, new_customer_count, existing_customer_count,
        churned_customer_count) not in (
    select
        customer_count, active_customer_count, subscription_count, new_customer_count, existing_customer_count,
        churned_customer_count
    from warehouse.total_month
    where month_start = @month
)
