-- The newest of each kind of step of each month: what the months × steps grid shows.
-- Grain:  one row per month and step that was ever begun.
-- A step whose process is gone without a word is interrupted, whatever the ledger still says.
with recursive month as (
    (select step.month_start from etl.step order by step.month_start limit 1)
    union all
    select (select step.month_start from etl.step where step.month_start > month.month_start order by step.month_start limit 1)
    from month
    where month.month_start is not null
),
kind as (
    select unnest(array['extract', 'transform', 'stage', 'audit', 'publish', 'report']) as step
)
select
    month.month_start, kind.step, newest.run_id,
    case when newest.state = 'running' and live_run.run_id is null then 'interrupted' else newest.state end as state,
    coalesce(newest.elapsed_seconds, extract(epoch from coalesce(newest.finished_at, clock_timestamp()) - newest.started_at))::float8
        as elapsed_seconds,
    newest.rows_in, newest.rows_out, newest.rows_rejected, newest.started_at, newest.message
from month
cross join kind
cross join lateral (
    select step.*
    from etl.step
    where step.month_start = month.month_start and step.step = kind.step
    order by step.started_at desc
    limit 1
) as newest
left join etl.live_run on live_run.run_id = newest.run_id
where month.month_start is not null
order by month.month_start desc, newest.started_at;
