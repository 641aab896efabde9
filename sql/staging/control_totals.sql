-- Rows and sums of what is staged, in the order of ControlTotalsCheck.
-- Grain:  one row.
select
    (select count(*) from staging.subscription_month as fact)::numeric as subscription_rows,
    (select coalesce(sum(license_count), 0) from staging.subscription_month as fact)::numeric as license_count,
    (select coalesce(sum(available_seats), 0) from staging.subscription_month as fact)::numeric as available_seats,
    (select sum(assigned_seats) from staging.subscription_month as fact)::numeric as assigned_seats,
    (select sum(active_seats) from staging.subscription_month as fact)::numeric as active_seats,
    (select count(*) from staging.revenue_month as fact)::numeric as revenue_rows,
    (select coalesce(sum(billed_revenue_usd), 0) from staging.revenue_month as fact)::numeric as billed_revenue_usd,
    (select count(*) from staging.usage_month as fact)::numeric as usage_rows,
    (select coalesce(sum(active_seats), 0) from staging.usage_month as fact)::numeric as usage_active_seats,
    (select count(*) from staging.attribution_month as fact)::numeric as attribution_rows;
