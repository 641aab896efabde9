-- Offending: members of the dimensions that mart.customer_distribution knows whose customers are not those of the month's rows.
-- Params: @month (first day).
select coalesce(counted.member, held.member) as member
from mart.member_customers(@month) as counted
full join (
    select dimension, member, customer_count from warehouse.member_month where month_start = @month
) as held using (dimension, member)
where counted.customer_count is distinct from held.customer_count
