-- Keeps the results of a run's checks of a month; a check that runs again replaces its result.
-- Params: @run, @month (first day), and one array per column.
insert into etl.check_result (run_id, month_start, check_name, expected, actual, is_passed)
select @run, @month, check_name, expected, actual, is_passed
from unnest(@names, @expected, @actual, @passed) as result (check_name, expected, actual, is_passed)
on conflict (month_start, run_id, check_name) do update
set expected = excluded.expected, actual = excluded.actual, is_passed = excluded.is_passed, checked_at = clock_timestamp();
