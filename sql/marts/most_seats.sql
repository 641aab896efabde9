-- The most seats of some of a row's workloads: [n][1] assigned, [n][2] active.
-- Params: seats as warehouse.seat_month.workload_seats has them; places in them; 1 or 2.
-- Null:   where no place is given, or none has seats.
-- Speed:  a function of its own, because a subquery for each row keeps a plan from being parallel.
create function mart.most_seats(workload_seats int[], places int[], kind int)
returns int
language sql immutable parallel safe
as $$
select max(workload_seats[place][kind]) from unnest(places) as place
$$;

comment on function mart.most_seats is
    'Part of the functions: the most seats, assigned or active, of some of the workloads of a row.';

revoke execute on function mart.most_seats from public;
grant execute on function mart.most_seats to insights_report_viewer, insights_executive_viewer, insights_ranking;
