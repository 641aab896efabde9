-- The publish of October 2026 as the ledger times it: the whole step, then its stretches, in seconds, one after another.
-- Members and facts are one stretch: the ledger notes the month's state, which comes after both. The server's log tells them apart.
with stretch as (
    select
        (select started_at from etl.step where step = 'publish') as started_at,
        (select max(checked_at) from etl.check_result where check_name like 'staged\_\_%') as staged_at,
        (select published_at from warehouse.month_state) as facts_at,
        (select min(checked_at) from etl.check_result where check_name like 'published\_\_%') as aggregate_at,
        (select max(checked_at) from etl.check_result) as checked_at,
        (select published_at from etl.publish) as recorded_at,
        (select finished_at from etl.step where step = 'publish') as finished_at
)
select seconds.name, round(extract(epoch from seconds.value)::numeric, 2)
from stretch
cross join lateral (values
    (1, 'ours, publish', finished_at - started_at),
    (2, '– staged rows counted again', staged_at - started_at),
    (3, '– members and facts', facts_at - staged_at),
    (4, '– aggregate tables, totals', aggregate_at - facts_at),
    (5, '– checks', checked_at - aggregate_at),
    (6, '– checksum, ledger', recorded_at - checked_at),
    (7, '– commit', finished_at - recorded_at)
) as seconds (place, name, value)
order by place;
