-- Rows of staged revenue that their column cannot hold.
-- Params: @largest (US dollars).
select count(*)
from staging.revenue_month as revenue_month
where abs(billed_revenue_usd) > @largest;
