-- Notes an action, in the transaction that does it.
-- Params: @who, @what, @why, @before, @after (JSON, null).
insert into etl.action_audit (who, what, why, value_before, value_after)
values (@who, @what, @why, @before::jsonb, @after::jsonb);
