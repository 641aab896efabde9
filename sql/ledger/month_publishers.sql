-- Which commands have published something of each month; those that changed nothing are not named.
-- Grain:  one row per published month and command, oldest month first.
select distinct publish.month_start, run.command
from etl.publish
join etl.run using (run_id)
where publish.rows_inserted + publish.rows_updated + publish.rows_deleted > 0
order by publish.month_start, run.command;
