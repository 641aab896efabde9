-- Fills staging.profile_month from the month's rows of the aggregate.
-- Grain:  one row per month and profile.
-- Params: @month (first day), @run.
insert into staging.profile_month
    (month_start, profile_key, available_seats, assigned_seats, active_seats, available_seats_delta, seats_added, seats_removed, run_id)
select
    @month, profile_key, sum(available_seats), sum(assigned_seats), sum(active_seats), sum(available_seats_delta),
    sum(greatest(available_seats_delta, 0)) filter (where available_seats_delta is not null),
    sum(greatest(-available_seats_delta, 0)) filter (where available_seats_delta is not null), @run
from warehouse.seat_month
where month_start = @month
group by profile_key;
