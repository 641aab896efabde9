-- What other programs may rely on, and what tells a live run from a dead one.
-- A run holds the advisory lock (73304, run) on a connection of its own for as long as it lives.
create view etl.live_run with (security_invoker = true) as
select objid::bigint as run_id
from pg_locks
where locktype = 'advisory' and granted and classid = 73304 and objsubid = 2
    and database = (select oid from pg_database where datname = current_database());

create view etl.month_run with (security_invoker = true) as
select distinct on (month_start) month_start, run_id
from etl.run_delivery
order by month_start, token desc;

create view etl.delivery_month with (security_invoker = true) as
select
    run_delivery.month_start, delivery.feed, delivery.delivery_date,
    run_delivery.rows_in, run_delivery.rows_used, run_delivery.rows_duplicate, run_delivery.rows_rejected
from etl.month_run
join etl.run_delivery using (month_start, run_id)
join etl.delivery using (delivery_id);

create view etl.reject_count with (security_invoker = true) as
select reject.month_start, delivery.feed, delivery.delivery_date, reject.reason, count(*) as rows
from etl.month_run
join etl.reject using (month_start, run_id)
join etl.delivery using (delivery_id)
group by reject.month_start, delivery.feed, delivery.delivery_date, reject.reason;

create view etl.orphan_count with (security_invoker = true) as
select month_run.month_start, orphan_feed.feed, coalesce(sum(orphan.row_count), 0)::bigint as rows
from etl.month_run
cross join (values ('usage'), ('billing')) as orphan_feed (feed)
left join etl.orphan
    on orphan.month_start = month_run.month_start and orphan.run_id = month_run.run_id and orphan.feed = orphan_feed.feed
group by month_run.month_start, orphan_feed.feed;
