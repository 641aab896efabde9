-- Marks a run whose process is gone, what it took through the door itself, and its steps, as interrupted. Requests first, as all that
-- lock both do.
-- Params: @run.
update etl.run_request
set state = 'interrupted', message = 'The process ended without a word.', claimed_until = null, finished_at = clock_timestamp()
where run_id = @run and worker_id is null and state = 'running';

update etl.step set state = 'interrupted', message = 'The process ended without a word.', finished_at = clock_timestamp()
where run_id = @run and state = 'running';

update etl.run set state = 'interrupted', message = 'The process ended without a word.', finished_at = clock_timestamp()
where run_id = @run and state = 'running';
