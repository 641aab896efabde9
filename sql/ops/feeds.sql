-- Each feed: its newest delivery, what became of that one's rows, and what is left out.
-- Grain:  one row per feed of the contract.
-- Params: @feeds (names).
select
    feed.name as feed, newest.delivery_date, newest.landed_at, newest.row_count, newest.delivered_bytes, newest.identity,
    coalesce(counted.deliveries, 0)::int as deliveries, coalesce(problem.problems, 0)::int as problems
from unnest(@feeds) with ordinality as feed (name, place)
left join lateral (
    select delivery.*
    from etl.delivery
    where delivery.feed = feed.name and delivery.is_current
    order by delivery.delivery_date desc
    limit 1
) as newest on true
left join lateral (
    select count(*) as deliveries from etl.delivery where delivery.feed = feed.name and delivery.is_current
) as counted on true
left join lateral (
    select count(*) as problems from etl.delivery_problem where delivery_problem.feed = feed.name
) as problem on true
order by feed.place;
