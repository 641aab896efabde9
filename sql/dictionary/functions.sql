-- Every function of the rooms that people and programs read, with its meaning.
-- Grain:  one row per function and signature.
select
    pg_namespace.nspname::text as room,
    format('%s(%s)', pg_proc.proname, pg_get_function_arguments(pg_proc.oid)) as signature,
    pg_get_function_result(pg_proc.oid) as result,
    coalesce(obj_description(pg_proc.oid, 'pg_proc'), '') as meaning
from pg_proc
join pg_namespace on pg_namespace.oid = pg_proc.pronamespace
where pg_namespace.nspname in ('etl', 'warehouse', 'mart')
order by
    array_position(array['mart', 'warehouse', 'etl'], pg_namespace.nspname::text), pg_proc.proname::text collate "C",
    pg_get_function_identity_arguments(pg_proc.oid) collate "C"
