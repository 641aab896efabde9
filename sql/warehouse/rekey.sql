-- Gives the facts of later months the version that is valid in their month, where a change in the past has split or moved one.
-- No value of theirs changes, but of ended rows, which keep the members of the month before: that month's next version tells of it.
-- {fact} and {member_month} are those of a FactTable, {table}, {key} and {id} those of a Type2Dimension.
-- Params: @month (first day) that has changed.
update warehouse.{fact} as fact
set {key} = valid.{key}
from staging.affected_{table} as affected
join warehouse.{table} as held on held.{id} = affected.{id}
join warehouse.{table} as valid on valid.{id} = affected.{id} and valid.{key} <> held.{key}
where fact.{key} = held.{key}
    and fact.month_start > @month
    and valid.valid_from <= {member_month}
    and valid.valid_to > {member_month};
