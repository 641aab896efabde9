-- A range in parts of 61 months, oldest first.
-- Grain:  one row per part; none without a range.
-- Params: first days of months, both inclusive.
create function mart.month_part(from_month date, to_month date)
returns table (first_month date, last_month date)
language sql immutable parallel safe
as $$
select part::date, least(to_month, (part + interval '60 months')::date)
from generate_series(from_month::timestamp, to_month, interval '61 months') as part
order by part
$$;

comment on function mart.month_part is
    'Part of the functions: a range in parts of 61 months, which is what the bits of a number can tell apart. Grain: part.';

revoke execute on function mart.month_part from public;
grant execute on function mart.month_part to insights_report_viewer, insights_executive_viewer;
