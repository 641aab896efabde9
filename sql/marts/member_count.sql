-- How many customers of S(m) each member of a dimension has.
-- Grain:  one row per month and member with a customer; a customer of several members counts in each.
-- Params: as mart.member_seats, but for sku; 61 months at most.
-- Speed:  unfiltered, member_month says the same (a check holds them together). Filtered, a customer's months are bits:
--         one group per member and customer instead of one per month as well.
create function mart.member_count(first_month date, last_month date, dimension text, filters jsonb)
returns table (month_start date, member text, customers bigint)
language sql stable parallel safe
as $$
select month.month_start, pattern.member, sum(pattern.customers)::bigint
from (
    select member, months, count(*) as customers
    from (
        select member, customer_id, bit_or(months) as months
        from mart.customer_member(first_month, last_month, dimension, filters)
        group by member, customer_id
    ) as history
    where filters <> '{}'
    group by member, months
) as pattern
join warehouse.month_state as month on pattern.months >> mart.month_place(month.month_start, first_month) & 1 = 1
where month.month_start between first_month and last_month
group by month.month_start, pattern.member
union all
select month_start, member, customer_count
from warehouse.member_month
where filters = '{}' and month_start between first_month and last_month and member_month.dimension = member_count.dimension
$$;

comment on function mart.member_count is
    'Part of the functions: how many customers each member of a dimension has after filters. Grain: month, member.';

revoke execute on function mart.member_count from public;
grant execute on function mart.member_count to insights_report_viewer, insights_executive_viewer;
