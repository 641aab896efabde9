-- Places of published months in a number whose bits are months: what a customer was in each of them is one number then.
-- Grain:  one row per published month of the range, and the one before it, and era: 61 months, with the one before them at place 0.
-- Params: first days of months, both inclusive.
create function mart.month_place(first_month date, last_month date)
returns table (month_start date, era int, place int)
language sql stable parallel safe
as $$
select
    month_start,
    case when is_before then number / 61 else (number - 1) / 61 end,
    case when is_before then 0 else (number - 1) % 61 + 1 end
from (
    select
        month_start,
        year * 12 + month_number - (extract(year from first_month) * 12 + extract(month from first_month))::int + 1 as number
    from warehouse.month_state
    join warehouse.dim_month using (month_start)
    where month_start between (first_month - interval '1 month')::date and last_month
) as numbered
cross join (values (true), (false)) as side (is_before)
where case when is_before then number % 61 = 0 else number > 0 end
$$;

comment on function mart.month_place is
    'Part of the functions: the bit of each published month in a number of an era''s months. Grain: month, era.';

revoke execute on function mart.month_place from public;
grant execute on function mart.month_place to insights_report_viewer, insights_executive_viewer;
