-- Months counted through the years, so that neighbours differ by one: 12 times the year, and 0 for January.
-- Params: a day of the month.
create function mart.month_number(month_start date)
returns int
language sql immutable parallel safe
as $$
select extract(year from month_start)::int * 12 + extract(month from month_start)::int - 1
$$;

comment on function mart.month_number is
    'Part of the functions: months counted through the years, so that neighbours differ by one.';

revoke execute on function mart.month_number from public;
grant execute on function mart.month_number to insights_report_viewer, insights_executive_viewer, insights_ranking;
