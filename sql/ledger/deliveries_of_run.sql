-- Deliveries a run used, with what became of their rows.
-- Params: @run.
select
    to_char(run_delivery.month_start, 'YYYY-MM') as month, delivery.feed, delivery.delivery_date as date,
    run_delivery.rows_in, run_delivery.rows_used, run_delivery.rows_duplicate, run_delivery.rows_rejected,
    left(delivery.identity, 12) as identity
from etl.run_delivery
join etl.delivery using (delivery_id)
where run_delivery.run_id = @run
order by run_delivery.month_start, delivery.feed, delivery.delivery_date;
