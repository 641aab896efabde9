-- Takes a firing of a trigger, once however many hosts see it; the caller's transaction holds the trigger.
-- Params: @trigger, @scheduled_for.
-- Returns: whether it is to do its work; no row where that firing has been seen to.
with held as (
    select trigger_name, paused_at
    from etl.schedule
    where trigger_name = @trigger and last_scheduled_for is distinct from @scheduled_for
    for update
)
update etl.schedule
set last_scheduled_for = @scheduled_for,
    last_fired_at = case when held.paused_at is null then clock_timestamp() else schedule.last_fired_at end
from held
where schedule.trigger_name = held.trigger_name and schedule.last_scheduled_for is distinct from @scheduled_for
returning held.paused_at is null;
