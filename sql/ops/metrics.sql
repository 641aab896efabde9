-- How the pipeline stands, in numbers.
-- Grain:  one row.
select
    (select count(*) from etl.run_request where state = 'queued')::int as queued,
    (select count(*) from etl.run_request where state = 'running')::int as running,
    coalesce((select extract(epoch from clock_timestamp() - min(requested_at)) from etl.run_request where state = 'queued'), 0)::float8
        as queue_age_seconds,
    (select count(*) from etl.run where state = 'succeeded') as runs_succeeded,
    (select count(*) from etl.run where state = 'failed') as runs_failed,
    (select count(*) from etl.run where state = 'interrupted') as runs_interrupted,
    (select count(*) from etl.worker where seen_at > clock_timestamp() - interval '30 seconds')::int as workers,
    exists (select from etl.schedule where paused_at is not null) as is_paused,
    (select max(last_fired_at) from etl.schedule where trigger_name = 'night') as last_night_at,
    (select max(as_of) from warehouse.month_state) as newest_as_of;
