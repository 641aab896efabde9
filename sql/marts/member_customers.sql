-- The customers of each member of the dimensions that mart.customer_distribution knows, counted from the rows of a month: what publish puts
-- into member_month, and what a check holds it against.
-- Grain:  one row per dimension and member with a customer; a customer of several members counts in each.
-- Params: counted_month, its first day.
create function mart.member_customers(counted_month date)
returns table (dimension text, member text, customer_count bigint)
language sql stable parallel safe
as $$
select 'product' as dimension, product as member, count(*) as customer_count
from (
    select distinct customer_id, product
    from warehouse.seat_month
    join warehouse.dim_profile using (profile_key)
    where month_start = counted_month and is_active
) as customer
group by product
union all
select 'market', iso2, count(*)
from (
    select distinct customer_id, iso2
    from warehouse.seat_month
    join warehouse.dim_profile using (profile_key)
    where month_start = counted_month and is_active
) as customer
group by iso2
union all
select 'segment', customer_segment, count(*)
from (
    select distinct customer_id, customer_segment
    from warehouse.seat_month
    join warehouse.dim_profile using (profile_key)
    where month_start = counted_month and is_active
) as customer
group by customer_segment
union all
select 'sales_channel', sales_channel, count(*)
from (
    select distinct customer_id, sales_channel
    from warehouse.seat_month
    join warehouse.dim_profile using (profile_key)
    where month_start = counted_month and is_active
) as customer
group by sales_channel
union all
select 'partner_location', mpn_id, count(*)
from (
    select distinct customer_id, mpn_id
    from warehouse.seat_month
    join warehouse.bridge_attribution_set using (attribution_set_key)
    where month_start = counted_month and is_active
) as customer
group by mpn_id
union all
select 'attribution_type', attribution_type, count(*)
from (
    select distinct customer_id, attribution_type
    from warehouse.seat_month
    join warehouse.bridge_attribution_set using (attribution_set_key)
    where month_start = counted_month and is_active
) as customer
group by attribution_type
$$;

comment on function mart.member_customers is
    'Part of the functions: how many customers each member of a dimension has in a month, without filters, counted from its rows. Grain: '
    'dimension, member.';

revoke execute on function mart.member_customers from public;
grant execute on function mart.member_customers to insights_report_viewer, insights_executive_viewer;
