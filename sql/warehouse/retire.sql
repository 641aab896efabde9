-- Removes the versions that type_2.sql set aside, now that no fact refers to them.
-- {table} and {id} are those of a Type2Dimension.
delete from warehouse.{table} as held
using staging.affected_{table} as affected
where affected.{id} = held.{id} and held.valid_to < date '1900-01-01';
