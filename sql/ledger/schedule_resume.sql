-- Lets a paused trigger run again.
-- Params: @trigger.
update etl.schedule set paused_by = null, pause_reason = null, paused_at = null
where trigger_name = @trigger and paused_at is not null;
