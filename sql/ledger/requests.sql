-- Requests: the open ones in the order in which they will be taken, then the newest that have ended.
-- Grain:  one row per request.
-- Params: @count, @request (null: any), @month (first day; null: any), @only_open.
select
    request_id, month_start, step, is_forced, is_from_landing, source, requested_by, reason, state, message, exit_code, attempt, run_id,
    requested_at, started_at, finished_at
from etl.run_request
where request_id = coalesce(@request::bigint, request_id)
    and (@month::date is null or month_start = @month)
    and (not @only_open or state in ('queued', 'running'))
order by
    finished_at is not null, case when finished_at is null then month_start end nulls first, finished_at desc, request_id
limit @count;
