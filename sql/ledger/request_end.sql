-- Ends a request; what another has taken or ended meanwhile stays as it is.
-- Params: @request, @attempt, @state, @exit_code, @message.
update etl.run_request
set state = @state, exit_code = @exit_code, message = @message, claimed_until = null, finished_at = clock_timestamp()
where request_id = @request and attempt = @attempt and state = 'running';
