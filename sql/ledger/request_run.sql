-- Notes which run works on a request.
-- Params: @request, @attempt, @run.
update etl.run_request set run_id = @run where request_id = @request and attempt = @attempt and state = 'running';
