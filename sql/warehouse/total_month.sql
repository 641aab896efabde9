-- Fills staging.total_month from the month's customers and subscriptions; what cannot be known is null.
-- Grain:  one row.
-- Params: @month (first day), @run; its state is in the warehouse.
insert into staging.total_month
    (month_start, customer_count, active_customer_count, subscription_count, new_customer_count, existing_customer_count,
     churned_customer_count, run_id)
select
    @month, customer.customer_count, case when state.usage_loaded then customer.active_customer_count end,
    (
        select count(*) from (
            select distinct subscription_key from warehouse.fact_subscription_month where month_start = @month and is_active
        ) as subscription
    ),
    case when previous.version is not null then customer.new_customer_count end,
    case when previous.version is not null then customer.existing_customer_count end,
    case when previous.version is not null then customer.churned_customer_count end,
    @run
from (
    select
        count(*) filter (where is_customer) as customer_count, count(*) filter (where is_active_customer) as active_customer_count,
        count(*) filter (where is_new) as new_customer_count, count(*) filter (where is_existing) as existing_customer_count,
        count(*) filter (where is_churned) as churned_customer_count
    from warehouse.fact_customer_month
    where month_start = @month
) as customer
join warehouse.month_state as state on state.month_start = @month
left join warehouse.month_state as previous on previous.month_start = (@month::date - interval '1 month')::date;
