-- Fills staging.total_month from the month's customers and subscriptions.
-- Grain:  one row.
-- Params: @month (first day), @run.
insert into staging.total_month
    (month_start, customer_count, active_customer_count, subscription_count, new_customer_count, existing_customer_count,
     churned_customer_count, run_id)
select
    @month, count(*) filter (where is_customer), count(*) filter (where is_active_customer),
    (
        select count(*) from (
            select distinct subscription_key from warehouse.fact_subscription_month where month_start = @month and is_active
        ) as subscription
    ),
    count(*) filter (where is_new), count(*) filter (where is_existing), count(*) filter (where is_churned), @run
from warehouse.fact_customer_month
where month_start = @month;
