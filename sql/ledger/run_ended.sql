-- Ends a run, and the months and steps it leaves behind; what has ended stays as it is. Requests first, as all that lock both do.
-- Params: @run, @state, @exit_code, @message.
update etl.run_request
set state = @state, message = @message, claimed_until = null, finished_at = clock_timestamp()
where run_id = @run and worker_id is null and state = 'running';

update etl.step
set state = @state, message = coalesce(step.message, @message), finished_at = clock_timestamp()
where run_id = @run and state = 'running';

update etl.run
set state = @state, exit_code = @exit_code, message = @message, finished_at = clock_timestamp()
where run_id = @run and state = 'running';
