-- Takes back a request that nobody has taken yet; wishes that one being worked on end early, with its run. Who wished it first stays named.
-- Params: @request, @who, @why.
-- Returns: its state and newest run; none where it has ended, or somebody has wished so before.
with request as (
    update etl.run_request
    set cancelled_by = @who, cancel_reason = @why, cancel_requested_at = clock_timestamp(),
        state = case state when 'queued' then 'cancelled' else state end,
        message = case state when 'queued' then 'Cancelled by ' || @who || ': ' || @why else message end,
        finished_at = case state when 'queued' then clock_timestamp() end
    where request_id = @request and state in ('queued', 'running') and cancel_requested_at is null
    returning state, run_id),
run as (
    update etl.run set cancelled_by = @who, cancel_reason = @why, cancel_requested_at = clock_timestamp()
    where run_id = (select run_id from request) and state = 'running' and cancel_requested_at is null)
select state, run_id from request;
