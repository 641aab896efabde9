-- Notes the deliveries that are left out, forgets the problems that are solved, and writes a message of each that is new or has another
-- reason.
-- Grain:  one row per feed and date.
-- Params: @looked_feeds, @looked_dates (what was looked at), one array per column, @is_told (whether anybody reads messages).
insert into etl.alert (kind, feed, expected_date, message)
select 'left out', feed, delivery_date, format('%s of %s is left out, it is %s: %s', feed, delivery_date, kind, message)
from unnest(@feeds, @dates, @kinds, @messages) as problem (feed, delivery_date, kind, message)
where @is_told
    and not exists (
        select from etl.delivery_problem as known
        where known.feed = problem.feed and known.delivery_date = problem.delivery_date and known.message = problem.message
    )
order by delivery_date, feed;

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
