-- Fills staging.member_month: the customers of each member of the dimensions that mart.customer_distribution knows.
-- Grain:  one row per month, dimension and member with a customer.
-- Params: @month (first day), @run.
insert into staging.member_month (month_start, dimension, member, customer_count, run_id)
with profiled as materialized (
    select distinct customer_id, profile_key
    from warehouse.seat_month
    where month_start = @month and is_active
),
credited as materialized (
    select distinct customer_id, attribution_set_key
    from warehouse.seat_month
    where month_start = @month and is_active
),
customer_member as (
    select distinct 'product' as dimension, product as member, customer_id from profiled join warehouse.dim_profile using (profile_key)
    union all
    select distinct 'market', iso2, customer_id from profiled join warehouse.dim_profile using (profile_key)
    union all
    select distinct 'segment', customer_segment, customer_id from profiled join warehouse.dim_profile using (profile_key)
    union all
    select distinct 'sales_channel', sales_channel, customer_id from profiled join warehouse.dim_profile using (profile_key)
    union all
    select distinct 'partner_location', mpn_id, customer_id
    from credited join warehouse.bridge_attribution_set using (attribution_set_key)
    union all
    select distinct 'attribution_type', attribution_type, customer_id
    from credited join warehouse.bridge_attribution_set using (attribution_set_key)
)
select @month, dimension, member, count(*), @run
from customer_member
group by dimension, member;
