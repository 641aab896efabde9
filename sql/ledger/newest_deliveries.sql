-- The newest business date that has landed, and when anything of the feed last landed.
-- Grain:  one row per feed.
select feed, max(delivery_date), max(landed_at)
from etl.delivery
where is_current
group by feed;
