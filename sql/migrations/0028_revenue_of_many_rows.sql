-- Sums of many rows need more room than one row has.
alter table warehouse.revenue_profile_month alter column billed_revenue_usd type numeric(38, 2);
