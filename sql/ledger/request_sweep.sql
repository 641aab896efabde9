-- Ends what command lines have begun whose process is gone or silent, and what a silent worker had that somebody wished to end.
update etl.run_request
set state = 'interrupted', message = 'The process ended without a word.', claimed_until = null, finished_at = clock_timestamp()
where state = 'running' and worker_id is null
    and (claimed_until < clock_timestamp() or run_id not in (select run_id from etl.live_run));

update etl.run_request
set state = 'cancelled', message = 'Cancelled by ' || cancelled_by || ': ' || cancel_reason, claimed_until = null,
    finished_at = clock_timestamp()
where state = 'running' and cancel_requested_at is not null and claimed_until < clock_timestamp();
