-- Brings etl.delivery in line with landing: what is current there is current here.
-- Grain:  one row per feed, date and identity.
-- Params: one array per column.
-- Again:  the same landing changes nothing.
update etl.delivery
set is_current = false
from unnest(@feeds, @dates, @identities) as landed (feed, delivery_date, identity)
where delivery.feed = landed.feed and delivery.delivery_date = landed.delivery_date
    and delivery.identity <> landed.identity and delivery.is_current;

update etl.delivery
set is_current = true
from unnest(@feeds, @dates, @identities) as landed (feed, delivery_date, identity)
where delivery.feed = landed.feed and delivery.delivery_date = landed.delivery_date
    and delivery.identity = landed.identity and not delivery.is_current;

insert into etl.delivery (feed, identity, row_count, delivered_bytes, is_current, delivery_date)
select landed.feed, landed.identity, landed.row_count, landed.delivered_bytes, true, landed.delivery_date
from unnest(@feeds, @dates, @identities, @row_counts, @bytes)
    as landed (feed, delivery_date, identity, row_count, delivered_bytes)
where not exists (
    select from etl.delivery
    where delivery.feed = landed.feed and delivery.delivery_date = landed.delivery_date and delivery.identity = landed.identity
);
