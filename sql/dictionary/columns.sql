-- Every column of the rooms that people and programs read, with its meaning: what docs/data-dictionary.md is made from.
-- Grain:  one row per column, in the order of the table; partitions are left out.
select
    pg_namespace.nspname::text as room,
    pg_class.relname::text as relation,
    case pg_class.relkind when 'v' then 'view' else 'table' end as kind,
    coalesce(obj_description(pg_class.oid, 'pg_class'), '') as relation_meaning,
    pg_attribute.attname::text as column_name,
    format_type(pg_attribute.atttypid, pg_attribute.atttypmod) as type,
    not pg_attribute.attnotnull and pg_class.relkind <> 'v' as is_nullable,
    coalesce(col_description(pg_class.oid, pg_attribute.attnum), '') as meaning
from pg_class
join pg_namespace on pg_namespace.oid = pg_class.relnamespace
join pg_attribute on pg_attribute.attrelid = pg_class.oid and pg_attribute.attnum > 0 and not pg_attribute.attisdropped
where pg_namespace.nspname in ('etl', 'warehouse', 'mart') and pg_class.relkind in ('r', 'p', 'v')
order by
    array_position(array['mart', 'warehouse', 'etl'], pg_namespace.nspname::text),
    pg_class.relname::text collate "C", pg_attribute.attnum
