-- Locks a month's lease, or fails after a moment: a run that publishes holds it for as long as that takes, and one that died in
-- the middle lets go of it within a second.
-- Params: @month (first day).
set local lock_timeout = '3s';
select token from etl.lease where month_start = @month for update;
