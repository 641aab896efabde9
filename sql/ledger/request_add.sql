-- Asks for a month, or for the night, unless that is asked for already.
-- Params: @month (first day; null: the night), @step, @forced, @from_landing, @source, @who, @why.
-- Returns: the number of the request; none where there was one.
insert into etl.run_request (month_start, step, is_forced, is_from_landing, source, requested_by, reason)
values (@month, @step, @forced, @from_landing, @source, @who, @why)
on conflict do nothing
returning request_id;
