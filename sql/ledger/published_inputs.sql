-- What a published month was last published from; no row where it is not published, nor where a later run has read the month and not
-- published it: the ledger's counts of rows are that run's, and only another publish makes them those of the published month again.
-- Params: @month (first day).
select publish.inputs_sha256
from etl.month_run
join etl.publish using (month_start, run_id)
join warehouse.month_state using (month_start)
where month_run.month_start = @month;
