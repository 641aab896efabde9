-- A worker's sign of life for a request it has; no row where another has taken it meanwhile.
-- Params: @request, @attempt, @lifetime.
update etl.run_request set claimed_until = clock_timestamp() + @lifetime
where request_id = @request and attempt = @attempt and state = 'running';
