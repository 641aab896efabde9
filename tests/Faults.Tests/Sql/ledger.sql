-- What the ledger says of deliveries and of what became of their rows, a line each, without ids and instants.
-- Grain:  one line per delivery, problem, month and delivery used, reason of reject, and orphans.
select 'delivery ' || (to_jsonb(delivery) - array['delivery_id', 'landed_at'])::text as line from etl.delivery
union all
select 'problem ' || (to_jsonb(problem) - array['first_seen_at', 'last_seen_at'])::text from etl.delivery_problem as problem
union all
select 'used ' || to_jsonb(used)::text from etl.delivery_month as used
union all
select 'rejected ' || to_jsonb(rejected)::text from etl.reject_count as rejected
union all
select 'orphans ' || to_jsonb(orphans)::text from etl.orphan_count as orphans
order by line;
