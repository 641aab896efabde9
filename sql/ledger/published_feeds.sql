-- The deliveries that the version of a published month was made from; a month that merely followed its neighbour keeps its own, and
-- deliveries that came later and changed nothing are not named.
-- Grain:  one row per delivery.
-- Params: @month (first day).
with latest as (
    select run_id
    from etl.publish
    where month_start = @month
    order by version desc, token
    limit 1
)
select delivery.feed, delivery.delivery_date, delivery.identity
from etl.run_delivery
join latest using (run_id)
join etl.delivery using (delivery_id)
where run_delivery.month_start = @month
order by delivery.feed, delivery.delivery_date;
