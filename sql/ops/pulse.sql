-- A number that is another one whenever pages about runs would look different.
-- Params: @run (only what belongs to this run; null: all that runs and waits).
with watched as (
    select run_id, state from etl.run where (@run::bigint is null and state = 'running') or run_id = @run
)
select md5(concat_ws(
    '|',
    (select max(run_id) from etl.run),
    (select string_agg(run_id || state, ',' order by run_id) from watched),
    (select string_agg(request_id || state || coalesce(run_id, 0), ',' order by request_id)
        from etl.run_request where state in ('queued', 'running')),
    (select string_agg(step.month_start || step.step || step.state, ',' order by step.started_at)
        from etl.step join watched using (run_id)),
    (select sum(done_rows + done_bytes) from etl.run_progress join watched using (run_id)),
    (select max(line_number) from etl.log_line where @run::bigint is not null and run_id = @run),
    (select max(published_at) from warehouse.month_state)))
    as pulse,
    not exists (select from watched where state = 'running') as is_over;
