-- Notes what became of the rows of each delivery a run used for a month.
-- Grain:  one row per run, month and delivery.
-- Params: @run, @month (first day), @token (of the lease), and one array per column.
insert into etl.run_delivery (run_id, month_start, delivery_id, token, rows_in, rows_used, rows_duplicate, rows_rejected)
select @run, @month, delivery.delivery_id, @token, counted.rows_in, counted.rows_used, counted.rows_duplicate, counted.rows_rejected
from unnest(@feeds, @dates, @identities, @rows_in, @rows_used, @rows_duplicate, @rows_rejected)
    as counted (feed, delivery_date, identity, rows_in, rows_used, rows_duplicate, rows_rejected)
join etl.delivery using (feed, delivery_date, identity);
