-- Product licences dashboard, cards: licences, deployed, active.
-- Grain:  metric.
-- Null:   value as in product_licenses_trend; change where the range has one month, where it began with 0 or null.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.product_licenses_summary(from_month date, to_month date, filters jsonb default '{}')
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
    from mart.product_licenses_trend(last_month, last_month, chosen) as latest
    join warehouse.month_state as state on state.month_start = latest.month
    left join mart.product_licenses_trend(first_month, first_month, chosen) as earliest on first_month < last_month
    cross join lateral (
        values
            ('licenses', latest.licenses::numeric, mart.change_pct(earliest.licenses, latest.licenses)),
            ('licenses_deployed', latest.licenses_deployed, mart.change_pct(earliest.licenses_deployed, latest.licenses_deployed)),
            ('active_licenses', latest.active_licenses, mart.change_pct(earliest.active_licenses, latest.active_licenses))
    ) as card (metric, value, change_pct);
end
$$;

comment on function mart.product_licenses_summary is
    'Product licences dashboard, cards: licences, deployed, active. Grain: metric. Null: value as in product_licenses_trend; change '
    'where the range has one month, where it began with 0 or null.';

revoke execute on function mart.product_licenses_summary from public;
grant execute on function mart.product_licenses_summary to insights_report_viewer, insights_executive_viewer;
