-- Offending: rows of subscriptions without exactly one attribution that is no duplicate, or whose own location or type is another.
-- Params: @month (first day).
with primary_row as (
    select subscription_key, sku_key, count(*) as primary_rows,
        min(partner_location_key) as partner_location_key, min(attribution_type_key) as attribution_type_key
    from warehouse.fact_attribution_month
    where month_start = @month and is_duplicate_row_for_pga = 0
    group by subscription_key, sku_key
)
select fact.subscription_key, fact.sku_key
from warehouse.fact_subscription_month as fact
left join primary_row using (subscription_key, sku_key)
where fact.month_start = @month
    and (primary_row.primary_rows is distinct from 1
        or primary_row.partner_location_key <> fact.partner_location_key
        or primary_row.attribution_type_key <> fact.attribution_type_key)
