-- The place of a month in a number whose bits are months: 0 is the month before the first, 1 the first. A number has room for 61 months
-- and the one before them; who asks for more asks 61 months at a time.
-- Params: first day of the month, and of the first one.
create function mart.month_place(month_start date, first_month date)
returns int
language sql immutable parallel safe
as $$
select mart.month_number(month_start) - mart.month_number(first_month) + 1
$$;

comment on function mart.month_place is
    'Part of the functions: the bit that a month is in the number of a range''s months; 0 is the month before the range.';

revoke execute on function mart.month_place from public;
grant execute on function mart.month_place to insights_report_viewer, insights_executive_viewer;
