-- Ends a step of a run.
-- Params: @run, @month (first day), @step, @state, @message, @rows_in, @rows_out, @rows_duplicate, @rows_rejected, @bytes, @seconds.
update etl.step
set state = @state, message = @message, rows_in = @rows_in, rows_out = @rows_out, rows_duplicate = @rows_duplicate,
    rows_rejected = @rows_rejected, input_bytes = @bytes, elapsed_seconds = @seconds, finished_at = clock_timestamp()
where run_id = @run and month_start = @month and step = @step and state = 'running';
