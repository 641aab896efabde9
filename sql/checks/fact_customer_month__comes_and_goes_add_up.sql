-- Offending: the month, where its customers are not the new and existing ones, or not those before plus new less churned.
-- Params: @month (first day).
with counts as (
    select
        count(*) filter (where is_customer and month_start = @month) as customers,
        count(*) filter (where is_customer and month_start < @month) as customers_before,
        count(*) filter (where is_new and month_start = @month) as new_customers,
        count(*) filter (where is_existing and month_start = @month) as existing_customers,
        count(*) filter (where is_churned and month_start = @month) as churned_customers,
        bool_or(is_new is not null and month_start = @month) as has_flows
    from warehouse.fact_customer_month
    where month_start in (@month, (@month - interval '1 month')::date)
)
select customers, customers_before, new_customers, existing_customers, churned_customers
from counts
where has_flows
    and (customers <> new_customers + existing_customers or customers <> customers_before + new_customers - churned_customers)
