-- What a run said, in order.
-- Grain:  one row per line.
-- Params: @run, @after (number of the last line seen).
select line_number as line, logged_at as at, message
from etl.log_line
where run_id = @run and line_number > @after
order by line_number;
