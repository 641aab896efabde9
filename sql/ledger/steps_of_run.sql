-- Steps of a run, in the order in which they began.
-- Params: @run.
select
    to_char(month_start, 'YYYY-MM') as month, step, state, rows_in, rows_out, rows_duplicate, rows_rejected, input_bytes,
    round(elapsed_seconds, 1) as seconds, message
from etl.step
where run_id = @run
order by started_at, month_start;
