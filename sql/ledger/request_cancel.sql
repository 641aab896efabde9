-- Cancels a request that nobody has taken yet.
-- Params: @request, @message.
update etl.run_request set state = 'cancelled', message = @message, finished_at = clock_timestamp()
where request_id = @request and state = 'queued';
