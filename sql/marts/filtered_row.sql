-- Rows after filters: the one definition of what a filter lets through, and of the seats a row then has.
-- Grain:  one row per month, subscription and SKU of warehouse.fact_subscription_month, as warehouse.seat_month has it.
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
-- Null:   assigned and active seats where usage is not loaded; deltas where the previous month is not in the warehouse.
-- Speed:  inlined into its caller. A filter that is not set is gone before planning ends, and so is the join that is not needed.
create function mart.filtered_row(first_month date, last_month date, filters jsonb)
returns table (
    month_start date, customer_id int, customer_key int, subscription_key int, sku_key int, profile_key int, attribution_set_key int,
    is_active boolean, is_sole boolean, available_seats int, assigned_seats int, active_seats int, available_seats_delta int
)
language sql stable parallel safe
as $$
select
    fact.month_start, fact.customer_id, fact.customer_key, fact.subscription_key, fact.sku_key, fact.profile_key,
    fact.attribution_set_key, fact.is_active, fact.is_sole, fact.available_seats,
    case
        when filters -> 'workloads' is null then fact.assigned_seats
        else greatest(
            fact.workload_seats[used.first][1], fact.workload_seats[used.second][1], fact.workload_seats[used.third][1],
            fact.workload_seats[used.fourth][1],
            case when used.others is not null then mart.most_seats(fact.workload_seats, used.others, 1) end)
    end,
    case
        when filters -> 'workloads' is null then fact.active_seats
        else greatest(
            fact.workload_seats[used.first][2], fact.workload_seats[used.second][2], fact.workload_seats[used.third][2],
            fact.workload_seats[used.fourth][2],
            case when used.others is not null then mart.most_seats(fact.workload_seats, used.others, 2) end)
    end,
    fact.available_seats_delta
from warehouse.seat_month as fact
left join mart.used(filters) as used using (workload_set_key)
where fact.month_start between first_month and last_month
    and (filters -> 'workloads' is null or used.workload_set_key is not null)
    and ((filters -> 'attributions' is null and filters -> 'locations' is null)
        or fact.attribution_set_key in (select attribution_set_key from mart.credited(filters)))
    and (not filters ?| '{products,skus,markets,channels,segments}'
        or fact.profile_key in (select profile_key from mart.filtered_profile(filters)))
$$;

comment on function mart.filtered_row is
    'Part of the functions: the rows that filters let through; with workloads, seats are the maximum over the chosen ones. Grain: '
    'month, subscription, SKU.';

revoke execute on function mart.filtered_row from public;
grant execute on function mart.filtered_row to insights_report_viewer, insights_executive_viewer, insights_ranking;
