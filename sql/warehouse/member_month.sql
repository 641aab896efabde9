-- Makes staging.member_month anew: the customers of each member of the dimensions that mart.customer_distribution knows.
-- Grain:  one row per month, dimension and member with a customer.
-- Params: @month (first day), @run.
-- A table made by its select is filled by the server's workers; one that is there is not.
drop table staging.member_month;
create unlogged table staging.member_month as
select @month as month_start, counted.dimension, counted.member, counted.customer_count::int as customer_count, @run as run_id
from mart.member_customers(@month) as counted;
