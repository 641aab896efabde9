-- Rows and sums of what a month's own feeds brought into the warehouse, in the order of ControlTotalsCheck: ended rows left out.
-- Grain:  one row.
-- Params: @month (first day).
with subscription as (
    select
        count(*) as subscription_rows, coalesce(sum(license_count), 0) as license_count,
        coalesce(sum(available_seats), 0) as available_seats, sum(assigned_seats) as assigned_seats, sum(active_seats) as active_seats
    from warehouse.fact_subscription_month
    where month_start = @month and not is_ended
),
revenue as (
    select count(*) as revenue_rows, coalesce(sum(billed_revenue_usd), 0) as billed_revenue_usd
    from warehouse.fact_revenue_month
    where month_start = @month
),
usage as (
    select count(*) as usage_rows, coalesce(sum(active_seats), 0) as usage_active_seats
    from warehouse.fact_usage_month
    where month_start = @month
),
attribution as (
    select count(*) as attribution_rows
    from warehouse.fact_attribution_month
    where month_start = @month and not is_ended
)
select
    subscription.subscription_rows::numeric, subscription.license_count::numeric, subscription.available_seats::numeric,
    subscription.assigned_seats::numeric, subscription.active_seats::numeric,
    revenue.revenue_rows::numeric, revenue.billed_revenue_usd, usage.usage_rows::numeric, usage.usage_active_seats::numeric,
    attribution.attribution_rows::numeric
from subscription
cross join revenue
cross join usage
cross join attribution;
