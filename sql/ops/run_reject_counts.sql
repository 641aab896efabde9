-- Rejected rows of a run, counted. A later run of the month takes the place of what this one refused.
-- Grain:  one row per month, feed, field and reason; most first.
-- Params: @run.
select reject.month_start, delivery.feed, reject.field, reject.reason, count(*) as rows
from etl.step as audit
join etl.reject on reject.month_start = audit.month_start and reject.run_id = audit.run_id
join etl.delivery using (delivery_id)
where audit.run_id = @run and audit.step = 'transform'
group by reject.month_start, delivery.feed, reject.field, reject.reason
order by count(*) desc, reject.month_start, delivery.feed, reject.reason;
