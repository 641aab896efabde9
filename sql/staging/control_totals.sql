-- Rows and sums of what is staged, in the order of ControlTotalsCheck.
-- Grain:  one row.
with subscription as (
    select
        count(*) as subscription_rows, coalesce(sum(license_count), 0) as license_count,
        coalesce(sum(available_seats), 0) as available_seats, sum(assigned_seats) as assigned_seats, sum(active_seats) as active_seats
    from staging.subscription_month as fact
),
revenue as (
    select count(*) as revenue_rows, coalesce(sum(billed_revenue_usd), 0) as billed_revenue_usd from staging.revenue_month as fact
),
usage as (
    select count(*) as usage_rows, coalesce(sum(active_seats), 0) as usage_active_seats from staging.usage_month as fact
),
attribution as (
    select count(*) as attribution_rows from staging.attribution_month as fact
)
select
    subscription.subscription_rows::numeric, subscription.license_count::numeric, subscription.available_seats::numeric,
    subscription.assigned_seats::numeric, subscription.active_seats::numeric,
    revenue.revenue_rows::numeric, revenue.billed_revenue_usd::numeric, usage.usage_rows::numeric, usage.usage_active_seats::numeric,
    attribution.attribution_rows::numeric
from subscription
cross join revenue
cross join usage
cross join attribution;
