-- Deliveries that are left out until they are delivered again.
select feed, delivery_date as date, kind, message, first_seen_at as since
from etl.delivery_problem
order by delivery_date desc, feed;
