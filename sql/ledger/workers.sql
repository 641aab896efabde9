-- Workers that gave a sign of life within a minute, with how many requests each has.
-- Grain:  one row per worker.
select
    worker.host_name as host, worker.process_id as process, worker.slot_count as slots, count(run_request.request_id) as busy,
    worker.started_at as started, worker.seen_at as seen
from etl.worker
left join etl.run_request on run_request.worker_id = worker.worker_id and run_request.state = 'running'
where worker.seen_at > clock_timestamp() - interval '1 minute'
group by worker.worker_id
order by worker.started_at;
