-- The month's usage. A day and its seats in one bigint, so that the latest day's seats are a maximum: no sort, and parallel.
analyze staging.raw_usage;
create unlogged table staging.usage_month as
select
    subscription_id, sku_id, workload,
    (max((usage_date - date '2026-10-01')::bigint << 32 | assigned_seats) & 4294967295)::int as assigned_seats,
    (max((usage_date - date '2026-10-01')::bigint << 32 | active_seats) & 4294967295)::int as active_seats,
    max(active_seats) as peak_active_seats, count(*)::int as days_reported
from staging.raw_usage
group by subscription_id, sku_id, workload;
analyze staging.usage_month;
