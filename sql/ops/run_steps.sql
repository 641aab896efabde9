-- Steps of a run in the order in which they began, with how far the one under way is.
-- Grain:  one row per month and step.
-- Params: @run.
select
    step.month_start, step.step,
    case when step.state = 'running' and live_run.run_id is null then 'interrupted' else step.state end as state,
    coalesce(step.elapsed_seconds, extract(epoch from coalesce(step.finished_at, clock_timestamp()) - step.started_at))::float8
        as elapsed_seconds,
    step.rows_in, step.rows_out, step.rows_duplicate, step.rows_rejected, step.input_bytes, step.started_at, step.message,
    progress.done_bytes, progress.total_bytes, progress.done_rows
from etl.step
left join etl.live_run using (run_id)
left join etl.run_progress as progress
    on progress.run_id = step.run_id and not progress.is_ended and step.state = 'running'
    and progress.label in (to_char(step.month_start, 'YYYY-MM') || ' ' || step.step, step.step)
where step.run_id = @run
order by step.started_at, step.month_start;
