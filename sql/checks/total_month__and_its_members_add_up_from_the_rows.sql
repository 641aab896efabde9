-- Offending: totals, members and profiles of the aggregate that are not what its rows and the month's customers come to.
-- Params: @month (first day).
with active as materialized (
    select distinct customer_id, profile_key, attribution_set_key
    from warehouse.seat_month
    where month_start = @month and is_active
),
customer_member as (
    select customer_id, member.dimension, member.member
    from active
    join warehouse.dim_profile as profile using (profile_key)
    cross join lateral (
        values ('product', product), ('market', iso2), ('segment', customer_segment), ('sales_channel', sales_channel)
    ) as member (dimension, member)
    union
    select customer_id, member.dimension, member.member
    from active
    join warehouse.bridge_attribution_set using (attribution_set_key)
    cross join lateral (values ('partner_location', mpn_id), ('attribution_type', attribution_type)) as member (dimension, member)
),
member_found as (
    select coalesce(counted.dimension, held.dimension) as dimension
    from (
        select dimension, member, count(*) as customer_count from customer_member group by dimension, member
    ) as counted
    full join (
        select dimension, member, customer_count from warehouse.member_month where month_start = @month
    ) as held using (dimension, member)
    where counted.customer_count is distinct from held.customer_count
),
profile_found as (
    select 'profile' as dimension
    from (
        select
            profile_key, sum(available_seats) as available_seats, sum(assigned_seats) as assigned_seats,
            sum(active_seats) as active_seats, sum(available_seats_delta) as available_seats_delta,
            sum(greatest(available_seats_delta, 0)) filter (where available_seats_delta is not null) as seats_added
        from warehouse.seat_month
        where month_start = @month
        group by profile_key
    ) as counted
    full join (
        select
            profile_key, available_seats, assigned_seats, active_seats, available_seats_delta, seats_added, seats_removed
        from warehouse.profile_month
        where month_start = @month
    ) as held using (profile_key)
    where (counted.available_seats, counted.assigned_seats, counted.active_seats, counted.available_seats_delta, counted.seats_added,
            counted.seats_added - counted.available_seats_delta)
        is distinct from (held.available_seats, held.assigned_seats, held.active_seats, held.available_seats_delta, held.seats_added,
            held.seats_removed)
),
total_found as (
    select 'total' as dimension
    from (
        select
            count(*) filter (where is_customer) as customer_count, count(*) filter (where is_active_customer) as active_customer_count,
            count(*) filter (where is_new) as new_customer_count, count(*) filter (where is_existing) as existing_customer_count,
            count(*) filter (where is_churned) as churned_customer_count
        from warehouse.fact_customer_month
        where month_start = @month
    ) as customer
    cross join (
        select count(distinct subscription_key) as subscription_count
        from warehouse.fact_subscription_month
        where month_start = @month and is_active
    ) as subscription
    where (customer_count, active_customer_count, subscription_count, new_customer_count, existing_customer_count,
            churned_customer_count) not in (
        select
            customer_count, active_customer_count, subscription_count, new_customer_count, existing_customer_count,
            churned_customer_count
        from warehouse.total_month
        where month_start = @month
    )
)
select dimension from member_found
union all
select dimension from profile_found
union all
select dimension from total_found
