-- Offending: rows with a key that is not in its dimension; those of type 2 are another check's.
-- Params: @month (first day).
select fact.subscription_key, fact.sku_key
from warehouse.fact_subscription_month as fact
left join warehouse.dim_month using (month_start)
left join warehouse.dim_geography using (geography_key)
left join warehouse.dim_attribution_type using (attribution_type_key)
left join warehouse.dim_sales_channel using (sales_channel_key)
left join warehouse.dim_subscription_status using (subscription_status_key)
where fact.month_start = @month
    and (dim_month.month_key is distinct from fact.month_key
        or dim_geography.iso2 is null
        or dim_attribution_type.attribution_type is null
        or dim_sales_channel.sales_channel is null
        or dim_subscription_status.is_active is distinct from fact.is_active)
