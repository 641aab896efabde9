-- What a run said on its way.
-- Grain:  one row per line, in order; the newest @count.
-- Params: @run, @count.
select line_number, message, logged_at
from (
    select line_number, message, logged_at
    from etl.log_line
    where run_id = @run
    order by line_number desc
    limit @count
) as tail
order by line_number;
