-- Notes the deliveries that are left out, forgets the problems that are solved, and writes a message of each that is to be told of, unless
-- one has told of it with the same reason. Of two that note the same delivery at once, the second waits and sees what the first has told.
-- Grain:  one row per feed and date.
-- Params: @looked_feeds, @looked_dates (what was looked at), and one array per column; @tolds: whether it is to be told of.
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
order by feed, delivery_date
on conflict (feed, delivery_date) do update
set kind = excluded.kind, message = excluded.message, last_seen_at = clock_timestamp();

with told as (
    update etl.delivery_problem as noted
    set told_message = noted.message
    from unnest(@feeds, @dates, @tolds) as problem (feed, delivery_date, is_told)
    where noted.feed = problem.feed and noted.delivery_date = problem.delivery_date
        and problem.is_told and noted.told_message is distinct from noted.message
    returning noted.feed, noted.delivery_date, noted.kind, noted.message
)
insert into etl.alert (kind, feed, expected_date, message)
select 'left out', feed, delivery_date, format('%s of %s is left out, it is %s: %s', feed, delivery_date, kind, message)
from told
order by delivery_date, feed;
