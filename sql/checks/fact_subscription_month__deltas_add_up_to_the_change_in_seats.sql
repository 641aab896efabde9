-- Offending: the month, where its deltas do not add up to its available seats less those of the month before.
-- Params: @month (first day).
with seats as (
    select
        sum(available_seats) filter (where month_start = @month) as seats_now,
        sum(available_seats) filter (where month_start < @month) as seats_before,
        sum(available_seats_delta) filter (where month_start = @month) as delta,
        sum(seats_added - seats_removed) filter (where month_start = @month) as added_less_removed,
        bool_or(available_seats_delta is not null) as has_delta
    from warehouse.fact_subscription_month
    where month_start in (@month, (@month - interval '1 month')::date)
)
select seats_now, seats_before, delta
from seats
where has_delta and (delta <> seats_now - coalesce(seats_before, 0) or delta <> added_less_removed)
