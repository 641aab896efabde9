-- Offending: the month's totals where they are not what its customers and subscriptions come to, or missing.
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
join warehouse.month_state as state on state.month_start = @month
left join warehouse.month_state as previous on previous.month_start = (@month::date - interval '1 month')::date
left join (
    select
        month_start, customer_count as held_customers, active_customer_count as held_active, subscription_count as held_subscriptions,
        new_customer_count as held_new, existing_customer_count as held_existing, churned_customer_count as held_churned
    from warehouse.total_month
) as held on held.month_start = @month
where row(
        customer_count, case when state.usage_loaded then active_customer_count end, subscription_count,
        case when previous.version is not null then new_customer_count end,
        case when previous.version is not null then existing_customer_count end,
        case when previous.version is not null then churned_customer_count end)
    is distinct from row(held_customers, held_active, held_subscriptions, held_new, held_existing, held_churned)
