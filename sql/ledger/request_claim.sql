-- Gives the next request to a worker, the night first, then the oldest month; also one whose worker gave no sign of life.
-- Params: @worker, @lifetime.
-- Returns: the request as sql/ledger/requests.sql lists it; none where there is nothing to do.
update etl.run_request
set state = 'running', worker_id = @worker, attempt = attempt + 1, claimed_until = clock_timestamp() + @lifetime,
    started_at = coalesce(started_at, clock_timestamp())
where request_id = (
    select request_id
    from etl.run_request
    where state = 'queued' or (state = 'running' and worker_id is not null and cancel_requested_at is null and claimed_until < clock_timestamp())
    order by month_start nulls first, request_id
    limit 1
    for update skip locked)
returning
    request_id, month_start, step, is_forced, is_from_landing, source, requested_by, reason, state, message, exit_code, attempt, run_id,
    requested_at, started_at, finished_at;
