-- The run that holds a month: its lease has not run out, and its process is there.
-- Params: @month (first day).
select lease.run_id
from etl.lease
join etl.live_run using (run_id)
where lease.month_start = @month and lease.expires_at > clock_timestamp();
