-- Rejected rows of a month's latest run, counted.
-- Params: @month (first day).
select feed, delivery_date as date, reason, rows
from etl.reject_count
where month_start = @month
order by feed, delivery_date, reason;
