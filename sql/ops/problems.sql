-- Deliveries that are left out until they are delivered again.
-- Grain:  one row per feed and date.
select feed, delivery_date, kind, message, first_seen_at, last_seen_at
from etl.delivery_problem
order by delivery_date desc, feed;
