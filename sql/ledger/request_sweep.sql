-- Ends what command lines have begun whose process is gone or silent.
update etl.run_request
set state = 'interrupted', message = 'The process ended without a word.', claimed_until = null, finished_at = clock_timestamp()
where state = 'running' and worker_id is null
    and (claimed_until < clock_timestamp() or run_id not in (select run_id from etl.live_run));
