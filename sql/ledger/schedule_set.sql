-- Notes what a trigger is set to, as a host was told by its settings; one that has never fired begins now.
-- Params: @trigger, @cron, @zone, @now.
update etl.schedule set cron = @cron, time_zone = @zone, last_scheduled_for = coalesce(last_scheduled_for, @now)
where trigger_name = @trigger and ((cron, time_zone) is distinct from (@cron, @zone) or last_scheduled_for is null);
