-- The newest runs, or one. A run whose process is gone without a word is interrupted, whatever the ledger still says.
-- Grain:  one row per run, newest first.
-- Params: @count, @run (null: any).
select
    run.run_id, run.command,
    case when run.state = 'running' and live_run.run_id is null then 'interrupted' else run.state end as state,
    run.exit_code, run.message, run.started_at, run.finished_at
from etl.run
left join etl.live_run using (run_id)
where run.run_id = coalesce(@run::bigint, run.run_id)
order by run.run_id desc
limit @count;
