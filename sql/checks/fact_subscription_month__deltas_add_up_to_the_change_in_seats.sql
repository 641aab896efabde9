-- Offending: the month, where its deltas do not add up to its available seats less those of the month before.
-- Params: @month (first day).
with seats as (
    select
        coalesce(sum(available_seats) filter (where month_start = @month), 0) as seats_now,
        coalesce(sum(available_seats) filter (where month_start < @month), 0) as seats_before,
        coalesce(sum(available_seats_delta) filter (where month_start = @month), 0) as delta,
        coalesce(sum(seats_added - seats_removed) filter (where month_start = @month), 0) as added_less_removed,
        bool_or(available_seats_delta is not null) as has_delta
    from warehouse.fact_subscription_month
    where month_start in (@month, (@month - interval '1 month')::date)
)
select seats_now, seats_before, delta
from seats
where has_delta and (delta <> seats_now - seats_before or delta <> added_less_removed)
