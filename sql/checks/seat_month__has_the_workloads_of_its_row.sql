-- Offending: rows whose set of workloads, or their seats, are not those of the facts. They are told apart by their number and hashes.
-- Params: @month (first day).
with told as (
    select subscription_key, sku_key, customer_id, 1 as side, workload_key, assigned_seats, active_seats
    from warehouse.fact_usage_month
    where month_start = @month
    union all
    select seat.subscription_key, seat.sku_key, seat.customer_id, -1, listed.workload_key, workload_seats[listed.place][1], workload_seats[listed.place][2]
    from warehouse.seat_month as seat
    join warehouse.dim_workload_set using (workload_set_key)
    cross join unnest(workload_keys) with ordinality as listed (workload_key, place)
    where seat.month_start = @month
)
select subscription_key
from told
group by subscription_key, sku_key, customer_id
having sum(side) <> 0 or bit_xor(hash_record_extended(row(workload_key, assigned_seats, active_seats), 0)) <> 0
