-- Writes a month's state; a month that is as it was keeps its version.
-- Params: @month (first day), @as_of, @is_partial, @usage_loaded, @billing_loaded, @run, @has_changed (a row of its own changed).
-- Returns: the version that readers see now, and whether it is a new one.
with added as (
    insert into warehouse.month_state
        (month_start, version, is_partial, usage_loaded, billing_loaded, as_of, published_at, run_id)
    select @month, 1, @is_partial, @usage_loaded, @billing_loaded, @as_of, clock_timestamp(), @run
    where not exists (select from warehouse.month_state where month_state.month_start = @month)
    returning version
),
raised as (
    update warehouse.month_state
    set version = version + 1, is_partial = @is_partial, usage_loaded = @usage_loaded, billing_loaded = @billing_loaded,
        as_of = @as_of, published_at = clock_timestamp(), run_id = @run
    where month_start = @month
        and (@has_changed
            or (is_partial, usage_loaded, billing_loaded, as_of) is distinct from (@is_partial, @usage_loaded, @billing_loaded, @as_of))
    returning version
)
select
    coalesce(
        (select version from added),
        (select version from raised),
        (select version from warehouse.month_state where month_start = @month)),
    exists (select from added) or exists (select from raised);
