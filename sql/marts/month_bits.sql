-- The months of a year as bits of a range's months: bit 0 is the month before the range, bit 1 its first; what lies outside is left out.
-- Params: months of the year as bits, January the lowest; the year; first days of the range's months, both inclusive, 61 months at most.
create function mart.month_bits(months smallint, calendar_year int, first_month date, last_month date)
returns bigint
language sql immutable parallel safe
as $$
select
    case
        when calendar_year * 12 > mart.month_number(first_month) - 1
            then months::bigint << (calendar_year * 12 - mart.month_number(first_month) + 1)
        else months::bigint >> (mart.month_number(first_month) - 1 - calendar_year * 12)
    end & (1::bigint << (mart.month_place(last_month, first_month) + 1)) - 1
$$;

comment on function mart.month_bits is
    'Part of the functions: the months of a year as bits of the months of a range and the one before it.';

revoke execute on function mart.month_bits from public;
grant execute on function mart.month_bits to insights_report_viewer, insights_executive_viewer, insights_ranking;
