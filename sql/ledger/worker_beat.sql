-- A worker's sign of life.
-- Params: @worker, @host, @process, @slots.
insert into etl.worker (worker_id, host_name, process_id, slot_count)
values (@worker, @host, @process, @slots)
on conflict (worker_id) do update set seen_at = clock_timestamp();
