-- Checks of a run; those that failed first.
-- Grain:  one row per month and check.
-- Params: @run.
select month_start, check_name, expected, actual, is_passed
from etl.check_result
where run_id = @run
order by is_passed, month_start, check_name collate "C";
