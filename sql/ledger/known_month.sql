-- Months that are published or that a run has worked on, with how their latest run went.
-- Grain:  one row per month, oldest first.
-- Deliveries picked up for a month say nothing of how it went; and what was published last has the highest token, not always the
-- highest run: an earlier run may come to the month after a later one. Report files may have been written by a later run of their own.
with latest_run as (
    select distinct on (month_start) month_start, run_id, started_at
    from etl.step
    where step not in ('extract', 'report')
    order by month_start, started_at desc
),
latest_report as (
    select distinct on (step.month_start) step.month_start, step.run_id
    from etl.step
    join latest_run using (month_start)
    where step.step = 'report' and step.started_at >= latest_run.started_at
    order by step.month_start, step.started_at desc
),
latest_step as (
    select
        step.month_start, latest_run.run_id,
        bool_or(step.state in ('failed', 'interrupted') or (step.state = 'running' and live_run.run_id is null)) as has_failed,
        max(step.message) filter (where step.state in ('failed', 'interrupted')) as message,
        array_agg(
            step.step || ' '
                || case when step.state = 'running' and live_run.run_id is null then 'interrupted' else step.state end || coalesce(' ' || round(step.elapsed_seconds, 1) || ' s', '')
            order by array_position(array['extract', 'transform', 'stage', 'audit', 'publish', 'report'], step.step)) as steps
    from latest_run
    join etl.step using (month_start)
    left join latest_report using (month_start)
    left join etl.live_run on live_run.run_id = step.run_id
    where step.run_id = case step.step when 'report' then latest_report.run_id else latest_run.run_id end
    group by step.month_start, latest_run.run_id
),
counted as (
    select
        month_start, sum(rows_in)::bigint as rows_in, sum(rows_duplicate)::bigint as rows_duplicate,
        sum(rows_rejected)::bigint as rows_rejected
    from etl.delivery_month
    group by month_start
),
published as (
    select distinct on (month_start) month_start, inputs_sha256
    from etl.publish
    order by month_start, token desc
)
select
    coalesce(month_state.month_start, latest_step.month_start) as month_start,
    month_state.version, month_state.as_of, month_state.is_partial, month_state.usage_loaded, month_state.billing_loaded,
    month_state.published_at, published.inputs_sha256, latest_step.run_id, coalesce(latest_step.has_failed, false),
    latest_step.message, counted.rows_in, counted.rows_duplicate, counted.rows_rejected,
    coalesce(latest_step.steps, '{}')
from warehouse.month_state
left join published using (month_start)
full join latest_step on latest_step.month_start = month_state.month_start
left join counted on counted.month_start = coalesce(month_state.month_start, latest_step.month_start)
order by 1;
