-- What a published month was last published from; no row where it is not published.
-- Params: @month (first day).
select publish.inputs_sha256
from etl.publish
join warehouse.month_state using (month_start)
where publish.month_start = @month
order by publish.token desc
limit 1;
