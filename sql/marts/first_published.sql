-- The first published month from one day's month to another's, both inclusive; null where none is.
-- Params: any day of the first and of the last month.
create function mart.first_published(from_month date, to_month date)
returns date
language sql stable parallel safe
as $$
select min(month_start)
from warehouse.month_state
where month_start between date_trunc('month', from_month::timestamp)::date and to_month
$$;

comment on function mart.first_published is
    'Part of the functions: the first published month of a range, the a of every definition. Null where none is.';

revoke execute on function mart.first_published from public;
grant execute on function mart.first_published to insights_report_viewer, insights_executive_viewer, insights_ranking;
