-- Published months whose report files are not all of the version that is published. A month that never had one is not due of itself.
-- Grain:  one row per month, oldest first.
-- Params: @files (of a month: datasets × audiences × formats).
select month_state.month_start
from warehouse.month_state
join etl.report_file using (month_start)
group by month_state.month_start, month_state.version
having count(*) filter (where report_file.version = month_state.version) < @files
order by month_state.month_start;
