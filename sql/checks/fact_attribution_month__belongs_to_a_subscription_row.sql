-- Offending: rows whose subscription and SKU have no row in the month, or one of other members; or whose own member is not there.
-- Params: @month (first day).
select attribution.subscription_key, attribution.sku_key
from warehouse.fact_attribution_month as attribution
left join warehouse.fact_subscription_month as fact
    on fact.subscription_key = attribution.subscription_key and fact.sku_key = attribution.sku_key
    and fact.customer_id = attribution.customer_id and fact.month_start = @month
left join warehouse.dim_partner_location as location on location.partner_location_key = attribution.partner_location_key
left join warehouse.dim_attribution_type as type on type.attribution_type_key = attribution.attribution_type_key
where attribution.month_start = @month
    and (fact.subscription_key is null
        or (fact.month_key, fact.customer_key, fact.geography_key, fact.sales_channel_key, fact.subscription_status_key)
            is distinct from
            (attribution.month_key, attribution.customer_key, attribution.geography_key, attribution.sales_channel_key,
            attribution.subscription_status_key)
        or fact.is_ended <> attribution.is_ended
        or location.mpn_id is null
        or type.attribution_type is null)
