-- Every month from the first that is known to the last, gaps included, newest first: what is published and how its rows fared.
-- Grain:  one row per month.
with known as (
    select min(month_start) as month_start, max(month_start) as last_month from warehouse.month_state
    union all
    select min(month_start), max(month_start) from etl.step
    union all
    select date_trunc('month', min(delivery_date))::date, date_trunc('month', max(delivery_date))::date
    from etl.delivery where feed = 'subscriptions' and is_current
),
month as (
    select generate_series(min(month_start), max(last_month), interval '1 month')::date as month_start from known
)
select
    month.month_start, month_state.version, month_state.as_of, month_state.is_partial,
    month_state.usage_loaded as is_usage_loaded, month_state.billing_loaded as is_billing_loaded, month_state.published_at,
    published.inputs_sha256, published.run_id as published_by, latest.run_id,
    counted.rows_in, counted.rows_used, counted.rows_duplicate, counted.rows_rejected
from month
left join warehouse.month_state using (month_start)
left join lateral (
    select publish.inputs_sha256, publish.run_id
    from etl.publish
    where publish.month_start = month.month_start
    order by publish.token desc
    limit 1
) as published on true
left join lateral (
    -- The newest of each kind comes straight from the index.
    select newest.run_id
    from unnest(array['transform', 'stage', 'audit', 'publish']) as kind (step)
    cross join lateral (
        select step.run_id, step.started_at
        from etl.step
        where step.month_start = month.month_start and step.step = kind.step
        order by step.started_at desc
        limit 1
    ) as newest
    order by newest.started_at desc
    limit 1
) as latest on true
left join lateral (
    select
        sum(rows_in)::bigint as rows_in, sum(rows_used)::bigint as rows_used,
        sum(rows_duplicate)::bigint as rows_duplicate, sum(rows_rejected)::bigint as rows_rejected
    from etl.run_delivery
    where run_delivery.month_start = month.month_start and run_delivery.run_id = (
        select newest.run_id
        from etl.run_delivery as newest
        where newest.month_start = month.month_start
        order by newest.token desc
        limit 1)
) as counted on true
order by month.month_start desc;
