-- Changes a published month of one fact by its differences only: a row that is as it shall be is not written.
-- {fact}, {columns}, {fact_columns}, {target_columns}, {target_values} and {same_row} are those of a FactTable; run_id is outside the comparison.
-- Params: @month (first day), @run.
-- Returns: rows inserted, updated, deleted.
with removed as (
    delete from warehouse.{fact} as fact
    where fact.month_start = @month
        and not exists (select from staging.{fact} as target where {same_row})
    returning 1
),
changed as (
    update warehouse.{fact} as fact
    set ({columns}, run_id) = row({target_columns}, @run)
    from staging.{fact} as target
    where fact.month_start = @month
        and {same_row}
        and row({fact_columns}) is distinct from row({target_values})
    returning 1
),
added as (
    insert into warehouse.{fact} ({columns}, run_id)
    select {target_columns}, @run
    from staging.{fact} as target
    where not exists (select from warehouse.{fact} as fact where fact.month_start = @month and {same_row})
    returning 1
)
select
    (select count(*) from added) as rows_inserted,
    (select count(*) from changed) as rows_updated,
    (select count(*) from removed) as rows_deleted;
