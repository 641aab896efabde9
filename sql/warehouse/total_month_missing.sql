-- Published months that have no aggregate yet, oldest first, and the run that published each.
-- Grain:  one row per month.
select month_state.month_start, month_state.run_id
from warehouse.month_state
left join warehouse.total_month using (month_start)
where total_month.month_start is null
order by month_state.month_start;
