-- What a run published and changed.
-- Params: @run.
select
    to_char(month_start, 'YYYY-MM') as month, version, rows_inserted, rows_updated, rows_deleted, rows_rekeyed, member_changes,
    next_month_rows_changed, published_at
from etl.publish
where run_id = @run
order by month_start;
