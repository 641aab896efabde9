-- Dynamics usage dashboard, cards: available, assigned and active seats, active usage.
-- Grain:  metric.
-- Null:   value as in dynamics_usage_trend; change where the range has one month, where it began with 0 or null. change_pct of
--         active_usage_pct is in percentage points, from the unrounded shares.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.dynamics_usage_summary(from_month date, to_month date, filters jsonb default '{}')
returns table (metric text, value numeric, change_pct numeric, as_of_month date, is_partial boolean)
language plpgsql stable parallel safe
set plan_cache_mode = force_custom_plan
set enable_partitionwise_aggregate = on
set enable_partitionwise_join = on
set work_mem = '64MB'
as $$
#variable_conflict use_column
declare
    chosen constant jsonb := mart.checked_filters(filters);
    first_month constant date := mart.first_published(from_month, to_month);
    last_month constant date := mart.last_published(from_month, to_month);
begin
    return query
    select card.metric, card.value, card.change_pct, last_month, state.is_partial
    from mart.dynamics_usage_trend(last_month, last_month, chosen) as latest
    join warehouse.month_state as state on state.month_start = latest.month
    left join mart.dynamics_usage_trend(first_month, first_month, chosen) as earliest on first_month < last_month
    cross join lateral (
        values
            ('available_seats', latest.available_seats::numeric, mart.change_pct(earliest.available_seats, latest.available_seats)),
            ('assigned_seats', latest.assigned_seats, mart.change_pct(earliest.assigned_seats, latest.assigned_seats)),
            ('active_seats', latest.active_seats, mart.change_pct(earliest.active_seats, latest.active_seats)),
            -- The difference of two unrounded shares, over their common denominator.
            ('active_usage_pct', latest.active_usage_pct, mart.pct(
                latest.active_seats::numeric * earliest.available_seats - earliest.active_seats::numeric * latest.available_seats,
                latest.available_seats::numeric * earliest.available_seats))
    ) as card (metric, value, change_pct);
end
$$;

comment on function mart.dynamics_usage_summary is
    'Dynamics usage dashboard, cards: available, assigned and active seats, active usage. Grain: metric. Null: value as in '
    'dynamics_usage_trend; change where the range has one month, where it began with 0 or null. change_pct of active_usage_pct is '
    'in percentage points, from the unrounded shares.';

revoke execute on function mart.dynamics_usage_summary from public;
grant execute on function mart.dynamics_usage_summary to insights_report_viewer, insights_executive_viewer;
