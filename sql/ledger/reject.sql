-- Files a run's rejects of a month; those of earlier runs of the month give way.
-- Grain:  one row per rejected row.
-- Params: @run, @month (first day).
delete from etl.reject where month_start = @month and run_id < @run;

insert into etl.reject (run_id, month_start, delivery_id, part, line_number, field, reason, excerpt)
select @run, @month, delivery.delivery_id, rejected.part, rejected.line_number, rejected.field, rejected.reason, rejected.excerpt
from staging.reject as rejected
join etl.delivery using (feed, delivery_date, identity);
