-- Marks a run whose process is gone, and its steps, as interrupted.
-- Params: @run.
update etl.step set state = 'interrupted', message = 'The process ended without a word.', finished_at = clock_timestamp()
where run_id = @run and state = 'running';

update etl.run set state = 'interrupted', message = 'The process ended without a word.', finished_at = clock_timestamp()
where run_id = @run and state = 'running';
