-- New = S(m) without S(m-1), Existing = both, Churned = S(m-1) without S(m); m-1 is the previous calendar month.
-- Grain:  one row per published month and customer of S(m) or S(m-1).
-- Params: first days of months, both inclusive; filters as mart.checked_filters returns them.
-- Null:   the three flows, where the previous month is not in the warehouse or one of the two cannot be known.
create function mart.customer_flow(first_month date, last_month date, filters jsonb)
returns table (
    month_start date, customer_id int, is_customer boolean, is_active_customer boolean, is_new boolean, is_existing boolean,
    is_churned boolean
)
language sql stable parallel safe
as $$
with customer as (
    select month_start, customer_id, is_active_customer
    from mart.filtered_customer((first_month - interval '1 month')::date, last_month, filters)
    where filters <> '{}'
),
presence as (
    select month_start, customer_id, is_active_customer, true as is_now
    from customer
    where month_start >= first_month
    union all
    select (month_start + interval '1 month')::date, customer_id, null, false
    from customer
    where month_start < last_month
),
compared as (
    select
        month_start, customer_id, bool_or(is_now) as is_customer, not bool_and(is_now) as was_customer,
        bool_or(is_active_customer) as is_active_customer
    from presence
    group by month_start, customer_id
)
select
    month_start, compared.customer_id, compared.is_customer, compared.is_active_customer,
    case when month.has_flows then compared.is_customer and not compared.was_customer end,
    case when month.has_flows then compared.is_customer and compared.was_customer end,
    case when month.has_flows then compared.was_customer and not compared.is_customer end
from mart.published_month(first_month, last_month, filters) as month
join compared using (month_start)
where filters <> '{}' and month.is_known and (compared.is_customer or month.has_flows)
union all
select month_start, customer_id, is_customer, is_active_customer, is_new, is_existing, is_churned
from warehouse.fact_customer_month
where filters = '{}' and month_start between first_month and last_month and (is_customer or is_churned)
$$;

comment on function mart.customer_flow is
    'Part of the functions: New, Existing and Churned after filters. Grain: month, customer of S(m) or S(m-1). is_new, is_existing '
    'and is_churned are null where the previous calendar month is not in the warehouse or, filtering by workload, one of the two '
    'has no usage loaded.';

revoke execute on function mart.customer_flow from public;
grant execute on function mart.customer_flow to insights_report_viewer, insights_executive_viewer, insights_ranking;
