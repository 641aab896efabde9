-- Rejected rows of a month's latest run.
-- Params: @month (first day), @limit.
select delivery.feed, delivery.delivery_date as date, reject.part, reject.line_number as line, reject.field, reject.reason, reject.excerpt
from etl.month_run
join etl.reject using (month_start, run_id)
join etl.delivery using (delivery_id)
where month_run.month_start = @month
order by delivery.feed, delivery.delivery_date, reject.part, reject.line_number
limit @limit;
