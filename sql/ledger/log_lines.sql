-- Adds lines to what a run has said; those that are there already (a reply was lost) stay.
-- Params: @run, @numbers, @messages, @ages (since each was said).
insert into etl.log_line (run_id, line_number, message, logged_at)
select @run, line.line_number, line.message, clock_timestamp() - line.age
from unnest(@numbers, @messages, @ages) as line (line_number, message, age)
on conflict do nothing;
