-- Notes which run works on a request; a wish that the request end, made before there was a run, becomes the run's.
-- Params: @request, @attempt, @run.
with request as (
    update etl.run_request set run_id = @run
    where request_id = @request and attempt = @attempt and state = 'running'
    returning cancelled_by, cancel_reason, cancel_requested_at)
update etl.run
set cancelled_by = request.cancelled_by, cancel_reason = request.cancel_reason, cancel_requested_at = request.cancel_requested_at
from request
where run.run_id = @run and request.cancel_requested_at is not null;
