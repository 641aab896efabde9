-- Notes how far a run is.
-- Params: @run, @labels, @totals (0: not known), @bytes, @rows, @ended, @ages (since each began).
insert into etl.run_progress (run_id, label, total_bytes, done_bytes, done_rows, is_ended, started_at, updated_at)
select
    @run, step.label, nullif(step.total_bytes, 0), step.done_bytes, step.done_rows, step.is_ended, clock_timestamp() - step.age,
    clock_timestamp()
from unnest(@labels, @totals, @bytes, @rows, @ended, @ages) as step (label, total_bytes, done_bytes, done_rows, is_ended, age)
on conflict (run_id, label) do update
set total_bytes = excluded.total_bytes, done_bytes = excluded.done_bytes, done_rows = excluded.done_rows, is_ended = excluded.is_ended,
    updated_at = excluded.updated_at;
