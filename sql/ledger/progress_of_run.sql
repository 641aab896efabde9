-- How far a run is with what it is doing and has done, in the order in which each began.
-- Grain:  one row per label.
-- Params: @run.
select label, total_bytes, done_bytes, done_rows, is_ended, started_at, updated_at
from etl.run_progress
where run_id = @run
order by started_at, label;
