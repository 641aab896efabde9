-- Rejected rows of a run, each with enough of its text to find it by.
-- Grain:  one row per rejected row.
-- Params: @run, @month (first day), @feed, @reason (null: any), @text (somewhere in the excerpt; null: any), @count.
select
    reject.month_start, delivery.feed, delivery.delivery_date, reject.part, reject.line_number, reject.field, reject.reason, reject.excerpt
from etl.step as audit
join etl.reject on reject.month_start = audit.month_start and reject.run_id = audit.run_id
join etl.delivery using (delivery_id)
where audit.run_id = @run and audit.step = 'transform'
    and (@month::date is null or reject.month_start = @month) and (@feed::text is null or delivery.feed = @feed)
    and (@reason::text is null or reject.reason = @reason) and (@text::text is null or strpos(lower(reject.excerpt), lower(@text)) > 0)
order by reject.month_start, delivery.feed, delivery.delivery_date, reject.part, reject.line_number
limit @count;
