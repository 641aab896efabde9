-- Offending: members of the dimensions that mart.customer_distribution knows whose customers are not those of the month's rows.
-- Params: @month (first day).
select coalesce(counted.member, held.member) as member
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
) as counted
full join (
    select dimension, member, customer_count from warehouse.member_month where month_start = @month
) as held using (dimension, member)
where counted.customer_count is distinct from held.customer_count
