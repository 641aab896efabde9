-- The newest run as cells of a table: seconds of transform, stage, publish and report; rows inserted, updated and deleted.
with run as (
    select max(run_id) as run_id from etl.run
),
seconds as (
    select step, sum(elapsed_seconds) as seconds
    from etl.step
    join run using (run_id)
    group by step
)
select concat_ws(
    ' | ',
    (select coalesce(round(seconds, 1)::text, '–') from (values ('transform')) as wanted (step) left join seconds using (step)),
    (select coalesce(round(seconds, 1)::text, '–') from (values ('stage')) as wanted (step) left join seconds using (step)),
    (select coalesce(round(seconds, 1)::text, '–') from (values ('publish')) as wanted (step) left join seconds using (step)),
    (select coalesce(round(seconds, 1)::text, '–') from (values ('report')) as wanted (step) left join seconds using (step)),
    coalesce(sum(rows_inserted), 0), coalesce(sum(rows_updated), 0), coalesce(sum(rows_deleted), 0))
from run
left join etl.publish using (run_id);
