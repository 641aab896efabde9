-- Pauses a trigger that runs.
-- Params: @trigger, @who, @why.
update etl.schedule set paused_by = @who, pause_reason = @why, paused_at = clock_timestamp()
where trigger_name = @trigger and paused_at is null;
