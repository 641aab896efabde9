-- Fills staging.fact_customer_month from staging.fact_subscription_month and the previous month's customers.
-- Grain:  one row per month and customer.
-- Params: @month, @previous_month (first days), @run, @has_previous, @usage_loaded.
-- A customer of the previous month whose subscriptions all belong to others now has a row of zeros, as of the previous month.
insert into staging.fact_customer_month
    (month_start, month_key, customer_id, customer_key, geography_key, subscription_count, active_subscription_count,
     available_seats, assigned_seats, active_seats, is_customer, is_active_customer, is_new, is_existing, is_churned,
     is_ended, run_id)
with totals as (
    select
        customer_id,
        count(distinct subscription_key) filter (where not is_ended) as subscription_count,
        count(distinct subscription_key) filter (where is_active) as active_subscription_count,
        sum(available_seats) as available_seats,
        case when @usage_loaded then sum(assigned_seats) end as assigned_seats,
        case when @usage_loaded then sum(active_seats) end as active_seats,
        bool_or(is_active) as is_customer
    from staging.fact_subscription_month as fact_subscription_month
    group by customer_id
),
face as (
    -- A customer of several tenants shows itself as the smallest that the month itself has; what has ended only stands in where
    -- there is none, so that a customer's face never depends on the month before the one it is of.
    select distinct on (fact.customer_id) fact.customer_id, fact.customer_key, fact.geography_key, fact.is_ended
    from staging.fact_subscription_month as fact
    join warehouse.dim_customer using (customer_key)
    order by fact.customer_id, fact.is_ended, dim_customer.customer_tenant_id
),
before as (
    select customer_id, customer_key, geography_key
    from warehouse.fact_customer_month
    where month_start = @previous_month and is_customer
),
final as (
    select
        coalesce(totals.customer_id, before.customer_id) as customer_id,
        coalesce(face.customer_key, before.customer_key) as customer_key,
        coalesce(face.geography_key, before.geography_key) as geography_key,
        coalesce(totals.subscription_count, 0) as subscription_count,
        coalesce(totals.active_subscription_count, 0) as active_subscription_count,
        coalesce(totals.available_seats, 0) as available_seats,
        case when @usage_loaded then coalesce(totals.assigned_seats, 0) end as assigned_seats,
        case when @usage_loaded then coalesce(totals.active_seats, 0) end as active_seats,
        coalesce(totals.is_customer, false) as is_customer,
        before.customer_id is not null as was_customer,
        coalesce(face.is_ended, true) as is_ended
    from totals
    join face using (customer_id)
    full join before on before.customer_id = totals.customer_id
)
select
    @month, (extract(year from @month) * 100 + extract(month from @month))::int,
    customer_id, customer_key, geography_key, subscription_count, active_subscription_count,
    available_seats, assigned_seats, active_seats, is_customer,
    case when @usage_loaded then is_customer and active_seats > 0 end,
    case when @has_previous then is_customer and not was_customer end,
    case when @has_previous then is_customer and was_customer end,
    case when @has_previous then was_customer and not is_customer end,
    is_ended, @run
from final;
