-- Which command published each month first.
-- Grain:  one row per published month, oldest first.
select distinct on (publish.month_start) publish.month_start, run.command
from etl.publish
join etl.run using (run_id)
order by publish.month_start, publish.token;
