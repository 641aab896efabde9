-- What the ledger says of deliveries and of what became of their rows, a line each, without ids and instants.
-- Grain:  one line per delivery, problem, month and delivery used, reason of reject, orphans, and publish that changed rows.
select 'delivery ' || (to_jsonb(delivery) - array['delivery_id', 'landed_at'])::text as line from etl.delivery
union all
select 'problem ' || (to_jsonb(problem) - array['first_seen_at', 'last_seen_at'])::text from etl.delivery_problem as problem
union all
select 'used ' || to_jsonb(used)::text from etl.delivery_month as used
union all
select 'rejected ' || to_jsonb(rejected)::text from etl.reject_count as rejected
union all
select 'orphans ' || to_jsonb(orphans)::text from etl.orphan_count as orphans
union all
select 'published with changes ' || month_start || ' ' || inputs_sha256 || ' ' || count(*) || ' times'
from etl.publish
where rows_inserted + rows_updated + rows_deleted > 0
group by month_start, inputs_sha256
order by line;
