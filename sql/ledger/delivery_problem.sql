-- Notes the deliveries that are left out, and forgets the problems that are solved.
-- Grain:  one row per feed and date.
-- Params: @looked_feeds, @looked_dates (what was looked at), and one array per column.
delete from etl.delivery_problem
using unnest(@looked_feeds, @looked_dates) as looked (feed, delivery_date)
where delivery_problem.feed = looked.feed and delivery_problem.delivery_date = looked.delivery_date
    and not exists (
        select from unnest(@feeds, @dates) as problem (feed, delivery_date)
        where problem.feed = looked.feed and problem.delivery_date = looked.delivery_date
    );

insert into etl.delivery_problem (feed, delivery_date, kind, message)
select feed, delivery_date, kind, message
from unnest(@feeds, @dates, @kinds, @messages) as problem (feed, delivery_date, kind, message)
on conflict (feed, delivery_date) do update
set kind = excluded.kind, message = excluded.message, last_seen_at = clock_timestamp();
