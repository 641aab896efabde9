-- Adds the combinations of values that the month's rows have; they are never changed and never removed.
-- Params: @month (first day), whose facts are in the warehouse.
insert into warehouse.dim_profile (product, sku, iso2, sales_channel, customer_segment, is_license_based)
select product, sku, iso2, sales_channel, customer_segment, is_license_based
from (
    select distinct fact.sku_key, fact.geography_key, fact.sales_channel_key, dim_customer.customer_segment
    from warehouse.fact_subscription_month as fact
    join warehouse.dim_customer using (customer_key)
    where fact.month_start = @month
) as combination
join warehouse.dim_sku using (sku_key)
join warehouse.dim_geography using (geography_key)
join warehouse.dim_sales_channel using (sales_channel_key)
except
select product, sku, iso2, sales_channel, customer_segment, is_license_based
from warehouse.dim_profile
order by product, sku, iso2, sales_channel, customer_segment, is_license_based;
