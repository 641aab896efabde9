-- Who is credited with each subscription and SKU; place 1 is the primary one: the subscription's own location, else the first.
create unlogged table staging.attribution_month as
select
    raw.subscription_id, raw.sku_id, coalesce(attribution.mpn_id, raw.mpn_id, 'Unknown') as mpn_id,
    coalesce(attribution.attribution_type, 'Unknown') as attribution_type,
    row_number() over (
        partition by raw.subscription_id, raw.sku_id
        order by attribution.mpn_id is not distinct from raw.mpn_id desc, attribution.attribution_type, attribution.mpn_id
    )::int as place
from staging.raw_subscription as raw
left join staging.attribution as attribution using (subscription_id);
analyze staging.attribution_month;
