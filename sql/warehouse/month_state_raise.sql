-- Raises the version of a month that has followed a change of the month before it.
-- Params: @month (first day), @run.
update warehouse.month_state
set version = version + 1, published_at = clock_timestamp(), run_id = @run
where month_start = @month;
