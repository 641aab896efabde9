-- A command line's sign of life for the month its run is at.
-- Params: @run, @lifetime.
update etl.run_request set claimed_until = clock_timestamp() + @lifetime
where run_id = @run and worker_id is null and state = 'running';
