-- Published months whose report files are not all of the version that is published. A month that never had one is due where a run failed to
-- write them; one that was published without is not due of itself.
-- Grain:  one row per month, oldest first.
-- Params: @files (of a month: datasets × audiences × formats).
select month_state.month_start
from warehouse.month_state
left join etl.report_file using (month_start)
left join (
    select distinct on (month_start) month_start, state
    from etl.step
    where step = 'report'
    order by month_start, started_at desc
) as latest using (month_start)
group by month_state.month_start, month_state.version, latest.state
having count(*) filter (where report_file.version = month_state.version) < @files
    and (count(report_file.version) > 0 or latest.state in ('failed', 'interrupted'))
order by month_state.month_start;
