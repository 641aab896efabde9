-- Makes staging.member_month anew: the customers of each member of the dimensions that mart.customer_distribution knows.
-- Grain:  one row per month, dimension and member with a customer.
-- Params: @month (first day), @run.
-- A table made by its select is filled by the server's workers; one that is there is not.
drop table staging.member_month;
create unlogged table staging.member_month as
select @month as month_start, counted.dimension, counted.member, counted.customer_count::int as customer_count, @run as run_id
from (
    select 'product' as dimension, product as member, count(*) as customer_count
    from (
        select distinct customer_id, product
        from warehouse.seat_month
        join warehouse.dim_profile using (profile_key)
        where month_start = @month and is_active
    ) as customer
    group by product
    union all
    select 'market', iso2, count(*)
    from (
        select distinct customer_id, iso2
        from warehouse.seat_month
        join warehouse.dim_profile using (profile_key)
        where month_start = @month and is_active
    ) as customer
    group by iso2
    union all
    select 'segment', customer_segment, count(*)
    from (
        select distinct customer_id, customer_segment
        from warehouse.seat_month
        join warehouse.dim_profile using (profile_key)
        where month_start = @month and is_active
    ) as customer
    group by customer_segment
    union all
    select 'sales_channel', sales_channel, count(*)
    from (
        select distinct customer_id, sales_channel
        from warehouse.seat_month
        join warehouse.dim_profile using (profile_key)
        where month_start = @month and is_active
    ) as customer
    group by sales_channel
    union all
    select 'partner_location', mpn_id, count(*)
    from (
        select distinct customer_id, mpn_id
        from warehouse.seat_month
        join warehouse.bridge_attribution_set using (attribution_set_key)
        where month_start = @month and is_active
    ) as customer
    group by mpn_id
    union all
    select 'attribution_type', attribution_type, count(*)
    from (
        select distinct customer_id, attribution_type
        from warehouse.seat_month
        join warehouse.bridge_attribution_set using (attribution_set_key)
        where month_start = @month and is_active
    ) as customer
    group by attribution_type
) as counted;
