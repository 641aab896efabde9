-- A command line's run takes a month for itself, unless somebody else has asked for it; whose worker is silent gives way.
-- Params: @month (first day), @step, @forced, @from_landing, @who, @why, @run, @lifetime.
-- Returns: the number of the request; none where there was one.
update etl.run_request
set state = 'interrupted', message = 'Its worker gave no sign of life; another run took the month.', claimed_until = null,
    finished_at = clock_timestamp()
where month_start = @month and state = 'running' and claimed_until < clock_timestamp();

insert into etl.run_request
    (month_start, step, is_forced, is_from_landing, source, requested_by, reason, run_id, state, attempt, started_at, claimed_until)
values
    (@month, @step, @forced, @from_landing, 'cli', @who, @why, @run, 'running', 1, clock_timestamp(), clock_timestamp() + @lifetime)
on conflict do nothing
returning request_id;
