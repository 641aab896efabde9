-- Runs, newest first, with the months they worked on.
-- Grain:  one row per run.
-- Params: @before (only runs below this number; null: from the newest), @count, @run (only this one; null: any).
-- A run whose process is gone without a word is interrupted, whatever the ledger still says.
with page as (
    select run.*
    from etl.run
    where (@run::bigint is null or run.run_id = @run) and (@before::bigint is null or run.run_id < @before)
    order by run.run_id desc
    limit @count
)
select
    page.run_id, page.command,
    case when page.state = 'running' and live_run.run_id is null then 'interrupted' else page.state end as state,
    page.exit_code, page.message, page.started_at, page.finished_at, page.cancelled_by, page.cancel_reason,
    worked.first_month, worked.last_month, coalesce(worked.month_count, 0)::int as month_count,
    request.request_id, request.requested_by, request.reason, request.source
from page
left join etl.live_run on live_run.run_id = page.run_id
left join lateral (
    select min(month_start) as first_month, max(month_start) as last_month, count(distinct month_start) as month_count
    from etl.step
    where step.run_id = page.run_id
) as worked on true
left join lateral (
    select run_request.request_id, run_request.requested_by, run_request.reason, run_request.source
    from etl.run_request
    where run_request.run_id = page.run_id
    order by run_request.request_id desc
    limit 1
) as request on true
order by page.run_id desc;
