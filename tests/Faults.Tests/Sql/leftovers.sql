-- What nobody needs any more once the next run has ended, a line each; none is as it should be.
-- Grain:  one line per thing left over.
select 'staging table ' || pg_class.relname as line
from pg_class
where pg_class.relnamespace = to_regnamespace('staging') and pg_class.relkind in ('r', 'p', 'v')
union all
select 'loose partition ' || pg_class.relname
from pg_class
where pg_class.relnamespace = to_regnamespace('warehouse_part') and pg_class.relkind = 'r' and not pg_class.relispartition
union all
select 'running run ' || run_id from etl.run where state = 'running'
union all
select 'open request ' || request_id || ' ' || state from etl.run_request where state in ('queued', 'running')
union all
select 'running step ' || run_id || ' ' || month_start || ' ' || step from etl.step where state = 'running'
union all
select 'lock ' || pg_locks.classid || ' ' || pg_locks.objid
from pg_locks
where pg_locks.locktype = 'advisory' and pg_locks.database = (select oid from pg_database where datname = current_database())
order by line;
