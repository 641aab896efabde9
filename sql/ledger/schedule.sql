-- The triggers of the schedule.
-- Grain:  one row per trigger.
select trigger_name, cron, time_zone, paused_by, pause_reason, paused_at, last_scheduled_for, last_fired_at
from etl.schedule
order by trigger_name desc;
