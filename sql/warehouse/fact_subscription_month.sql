-- Fills staging.fact_subscription_month from staging.base and staging.previous: deltas, migrations and ended rows.
-- Grain:  one row per month, subscription and SKU.
-- Params: @month (first day), @run, @has_previous (the previous calendar month is in the warehouse), @usage_loaded.
insert into staging.fact_subscription_month
    (month_start, month_key, customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key,
     attribution_type_key, sales_channel_key, subscription_status_key, migrated_from_subscription_id, other_status,
     license_count, available_seats, assigned_seats, active_seats, available_seats_delta, seats_added, seats_removed,
     is_active, is_ended, run_id)
with migration as (
    -- The one successor of a predecessor that has lost its seats takes its delta against them.
    select distinct on (predecessor.subscription_id, predecessor.sku_id)
        successor.subscription_id, predecessor.subscription_id as predecessor_id, predecessor.sku_id, predecessor.available_seats
    from staging.base as successor
    join staging.previous as predecessor
        on predecessor.subscription_id = successor.migrated_from_subscription_id and predecessor.sku_id = successor.sku_id
    left join staging.base as predecessor_now
        on predecessor_now.subscription_id = predecessor.subscription_id and predecessor_now.sku_id = predecessor.sku_id
    where predecessor.available_seats > 0
        and coalesce(predecessor_now.available_seats, 0) = 0
        and not exists (
            select from staging.previous as previous
            where previous.subscription_id = successor.subscription_id and previous.sku_id = successor.sku_id
        )
    order by predecessor.subscription_id, predecessor.sku_id, successor.subscription_id
),
delivered as (
    select
        base.customer_id, base.customer_key, base.subscription_key, base.sku_key, base.geography_key, base.partner_location_key,
        base.attribution_type_key, base.sales_channel_key, base.subscription_status_key, base.migrated_from_subscription_id,
        base.other_status, base.license_count, base.available_seats, base.assigned_seats, base.active_seats,
        case
            when migrated_away.predecessor_id is not null then 0
            else base.available_seats - coalesce(migrated_here.available_seats, previous.available_seats, 0)
        end as delta,
        base.is_active, false as is_ended
    from staging.base as base
    left join staging.previous as previous using (subscription_id, sku_id)
    left join migration as migrated_here
        on migrated_here.subscription_id = base.subscription_id and migrated_here.sku_id = base.sku_id
    left join migration as migrated_away
        on migrated_away.predecessor_id = base.subscription_id and migrated_away.sku_id = base.sku_id
),
ended as (
    select
        previous.customer_id, previous.customer_key, previous.subscription_key, previous.sku_key, previous.geography_key,
        previous.partner_location_key, previous.attribution_type_key, previous.sales_channel_key,
        dim_subscription_status.subscription_status_key, null::uuid as migrated_from_subscription_id, null::text as other_status,
        0 as license_count, 0 as available_seats,
        case when @usage_loaded then 0 end as assigned_seats, case when @usage_loaded then 0 end as active_seats,
        case when migrated_away.predecessor_id is not null then 0 else -previous.available_seats end as delta,
        false as is_active, true as is_ended
    from staging.previous as previous
    join warehouse.dim_subscription_status on dim_subscription_status.status = 'Deprovisioned'
    left join migration as migrated_away
        on migrated_away.predecessor_id = previous.subscription_id and migrated_away.sku_id = previous.sku_id
    where not exists (
        select from staging.base as base where base.subscription_id = previous.subscription_id and base.sku_id = previous.sku_id
    )
),
final as (
    select * from delivered union all select * from ended
)
select
    @month, (extract(year from @month) * 100 + extract(month from @month))::int,
    customer_id, customer_key, subscription_key, sku_key, geography_key, partner_location_key, attribution_type_key,
    sales_channel_key, subscription_status_key, migrated_from_subscription_id, other_status, license_count, available_seats,
    assigned_seats, active_seats,
    case when @has_previous then delta end,
    case when @has_previous then greatest(delta, 0) end,
    case when @has_previous then greatest(-delta, 0) end,
    is_active, is_ended, @run
from final;
