-- Marks a run whose process is gone, its steps, and what it took through the door itself, as interrupted.
-- Params: @run.
update etl.step set state = 'interrupted', message = 'The process ended without a word.', finished_at = clock_timestamp()
where run_id = @run and state = 'running';

update etl.run set state = 'interrupted', message = 'The process ended without a word.', finished_at = clock_timestamp()
where run_id = @run and state = 'running';

update etl.run_request
set state = 'interrupted', message = 'The process ended without a word.', claimed_until = null, finished_at = clock_timestamp()
where run_id = @run and worker_id is null and state = 'running';
