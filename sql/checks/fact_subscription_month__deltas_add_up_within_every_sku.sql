-- Offending: SKUs whose available seats are not those of the month before plus the month's deltas. So licences are those of the month
-- before plus the net ones, as long as no SKU becomes licence-based or ceases to be.
-- Params: @month (first day).
with seats as (
    select
        sku_key,
        sum(case when month_start = @month then available_seats else -available_seats end) as change,
        coalesce(sum(available_seats_delta) filter (where month_start = @month), 0) as delta
    from warehouse.fact_subscription_month
    where month_start in (@month, (@month - interval '1 month')::date)
    group by sku_key
)
select dim_sku.sku_id
from seats
left join warehouse.dim_sku using (sku_key)
join warehouse.month_state on month_state.month_start = (@month - interval '1 month')::date
group by dim_sku.sku_id
having sum(seats.change) <> sum(seats.delta)
