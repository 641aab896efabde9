-- Writes the message that a run failed; one per run.
-- Params: @run, @kind, @message.
insert into etl.alert (run_id, kind, message)
values (@run, @kind, @message)
on conflict do nothing;
