-- The first month of each year in which a customer is one after filters, whenever that was.
-- Grain:  one row per customer and year with an active row.
-- Params: number of the last month whose year is looked at (mart.month_number); filters as mart.checked_filters returns them.
create function mart.first_active(last_number int, filters jsonb)
returns table (customer_id int, first_number int)
language sql stable parallel safe
as $$
select customer_id, calendar_year * 12 + round(ln((months & -months)::float8) / ln(2::float8))::int
from (
    select customer_id, calendar_year, bit_or(active_months)::int as months
    from mart.filtered_year(0, last_number, filters)
    group by customer_id, calendar_year
) as history
where months <> 0
$$;

comment on function mart.first_active is
    'Part of the functions: the first month of each year in which a customer is one after filters. Grain: customer, year.';

revoke execute on function mart.first_active from public;
grant execute on function mart.first_active to insights_report_viewer, insights_executive_viewer;
