-- Wishes that a run end early; who wished it first stays named.
-- Params: @run, @who, @why.
update etl.run set cancelled_by = @who, cancel_reason = @why, cancel_requested_at = clock_timestamp()
where run_id = @run and state = 'running' and cancel_requested_at is null;
