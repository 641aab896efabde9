-- Offending: profiles of the aggregate whose seats are not the sums of the month's rows, or that are missing.
-- Params: @month (first day).
select coalesce(counted.profile_key, held.profile_key) as profile_key
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
