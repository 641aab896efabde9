-- What a run published, and how it differs from what was published before.
-- Grain:  one row per month.
-- Params: @run.
select
    publish.month_start, publish.version, publish.rows_inserted, publish.rows_updated, publish.rows_deleted, publish.rows_rekeyed,
    publish.member_changes, publish.next_month_rows_changed, publish.published_at, publish.checksum,
    earlier.version as previous_version, earlier.published_at as previous_at, earlier.run_id as previous_run
from etl.publish
left join lateral (
    select before.version, before.published_at, before.run_id
    from etl.publish as before
    where before.month_start = publish.month_start and before.token < publish.token
    order by before.token desc
    limit 1
) as earlier on true
where publish.run_id = @run
order by publish.month_start;
