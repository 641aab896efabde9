-- Deliveries a run used, with what became of their rows, and whether the publish before had them.
-- Grain:  one row per month and delivery.
-- Params: @run.
with before as (
    select own.month_start, max(earlier.token) as token
    from etl.publish as own
    join etl.publish as earlier on earlier.month_start = own.month_start and earlier.token < own.token
    where own.run_id = @run
    group by own.month_start
),
known as (
    select publish.month_start, publish.run_id
    from etl.publish
    join before using (month_start, token)
)
select
    run_delivery.month_start, delivery.feed, delivery.delivery_date, delivery.identity, delivery.row_count, delivery.delivered_bytes,
    delivery.landed_at, delivery.is_current,
    run_delivery.rows_in, run_delivery.rows_used, run_delivery.rows_duplicate, run_delivery.rows_rejected,
    known.run_id is not null and not exists (
        select from etl.run_delivery as earlier
        where earlier.month_start = run_delivery.month_start and earlier.run_id = known.run_id
            and earlier.delivery_id = run_delivery.delivery_id
    ) as is_new
from etl.run_delivery
join etl.delivery using (delivery_id)
left join known on known.month_start = run_delivery.month_start
where run_delivery.run_id = @run
order by run_delivery.month_start, delivery.feed, delivery.delivery_date;
