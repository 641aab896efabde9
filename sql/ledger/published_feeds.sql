-- The deliveries a published month was last made from; a month that merely followed its neighbour keeps its own.
-- Grain:  one row per delivery.
-- Params: @month (first day).
with latest as (
    select run_id
    from etl.publish
    where month_start = @month
    order by token desc
    limit 1
)
select delivery.feed, delivery.delivery_date, delivery.identity
from etl.run_delivery
join latest using (run_id)
join etl.delivery using (delivery_id)
where run_delivery.month_start = @month
order by delivery.feed, delivery.delivery_date;
