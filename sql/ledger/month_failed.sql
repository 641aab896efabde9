-- Notes why a month of a run failed: on the step it was at, else on the one it never began.
-- Params: @run, @month (first day), @message.
with stopped as (
    update etl.step
    set state = 'failed', message = @message, finished_at = clock_timestamp(),
        elapsed_seconds = extract(epoch from clock_timestamp() - started_at)
    where run_id = @run and month_start = @month and state = 'running'
    returning step
)
insert into etl.step (run_id, month_start, step, state, message, finished_at)
select @run, @month, 'transform', 'failed', @message, clock_timestamp()
where not exists (select from stopped)
on conflict do nothing;
