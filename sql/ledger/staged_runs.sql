-- Runs that have ended and still have staging tables.
-- Grain:  one row per run.
select distinct substring(pg_class.relname from '^run_([0-9]+)_')::bigint as run_id
from pg_class
where pg_class.relnamespace = 'staging'::regnamespace and pg_class.relkind = 'r' and pg_class.relname ~ '^run_[0-9]+_'
    and not exists (
        select from etl.run
        where run.state = 'running' and run.run_id = substring(pg_class.relname from '^run_([0-9]+)_')::bigint
    );
