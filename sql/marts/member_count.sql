-- How many customers of S(m) each member of a dimension has.
-- Grain:  one row per month and member with a customer; a customer of several members counts in each.
-- Params: as mart.member_seats, but for sku.
-- Speed:  unfiltered, member_month says the same (a check holds them together). Filtered, a customer's months are gathered as bits first:
--         one group per member and customer instead of one per month as well.
create function mart.member_count(first_month date, last_month date, dimension text, filters jsonb)
returns table (month_start date, member text, customers bigint)
language sql stable parallel safe
as $$
select place.month_start, pattern.member, sum(pattern.customers)::bigint
from (
    select member, era, months, count(*) as customers
    from (
        select customer.member, customer.customer_id, place.era, bit_or(1::bigint << place.place) as months
        from mart.customer_member(first_month, last_month, dimension, filters) as customer
        join mart.month_place(first_month, last_month) as place on place.month_start = customer.month_start and place.place > 0
        group by customer.member, customer.customer_id, place.era
    ) as history
    where filters <> '{}'
    group by member, era, months
) as pattern
join mart.month_place(first_month, last_month) as place
    on place.era = pattern.era and place.place > 0 and pattern.months >> place.place & 1 = 1
group by place.month_start, pattern.member
union all
select month_start, member, customer_count
from warehouse.member_month
where filters = '{}' and month_start between first_month and last_month and member_month.dimension = member_count.dimension
$$;

comment on function mart.member_count is
    'Part of the functions: how many customers each member of a dimension has after filters. Grain: month, member.';

revoke execute on function mart.member_count from public;
grant execute on function mart.member_count to insights_report_viewer, insights_executive_viewer;
