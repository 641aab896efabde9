-- Checks of a run; those that failed first.
-- Params: @run.
select to_char(month_start, 'YYYY-MM') as month, check_name as check, expected, actual, is_passed as passed
from etl.check_result
where run_id = @run
order by is_passed, month_start, check_name;
