-- A worker's sign of life for a request it has.
-- Params: @request, @attempt, @lifetime.
-- Returns: the wish that it end, null where there is none; no row where another has taken or ended it meanwhile.
update etl.run_request set claimed_until = clock_timestamp() + @lifetime
where request_id = @request and attempt = @attempt and state = 'running'
returning 'Cancelled by ' || cancelled_by || ': ' || cancel_reason;
