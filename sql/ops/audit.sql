-- Who did what, newest first.
-- Grain:  one row per action.
-- Params: @before (only actions below this number; null: from the newest), @count, @text (somewhere in who, what or why; null: any).
select action_id, who, what, why, value_before::text as before, value_after::text as after, acted_at
from etl.action_audit
where (@before::bigint is null or action_id < @before)
    and (@text::text is null or strpos(lower(who || ' ' || what || ' ' || why), lower(@text)) > 0)
order by action_id desc
limit @count;
