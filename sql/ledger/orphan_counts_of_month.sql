-- Orphaned rows of a month's latest run, counted by feed.
-- Params: @month (first day).
select feed, rows
from etl.orphan_count
where month_start = @month
order by feed;
