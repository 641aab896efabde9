-- Wishes that a run end early, and what it works on, so that nobody tries that again; who wished it first stays named.
-- Params: @run, @who, @why.
update etl.run_request set cancelled_by = @who, cancel_reason = @why, cancel_requested_at = clock_timestamp()
where run_id = @run and state = 'running' and cancel_requested_at is null;

update etl.run set cancelled_by = @who, cancel_reason = @why, cancel_requested_at = clock_timestamp()
where run_id = @run and state = 'running' and cancel_requested_at is null;
