-- Workers that gave a sign of life lately.
-- Grain:  one row per worker.
select host_name, process_id, slot_count, started_at, seen_at
from etl.worker
where seen_at > clock_timestamp() - interval '30 seconds'
order by started_at;
