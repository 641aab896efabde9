-- Fills staging.attribution_set with the set of attributions of each of the month's rows; sets that are new become members.
-- Grain:  one row per subscription, SKU and customer.
-- Params: @month (first day), whose facts are in the warehouse.
-- Again:  sets that are known keep their keys.
insert into staging.attribution_set (subscription_key, sku_key, customer_id, credits)
select subscription_key, sku_key, customer_id, array_agg(credit)
from (
    -- Location and type in one number; in one month equal numbers are equal values, and sorted once they are cheap to compare.
    select subscription_key, sku_key, customer_id, (partner_location_key::bigint << 32) | attribution_type_key as credit
    from warehouse.fact_attribution_month
    where month_start = @month
    order by subscription_key, sku_key, customer_id, credit
) as attribution
group by subscription_key, sku_key, customer_id;

insert into staging.attribution_set_values (credits, mpn_ids, attribution_types, values_hash)
select credits, mpn_ids, attribution_types, md5(row(mpn_ids, attribution_types)::text)::uuid
from (
    select
        credits,
        array_agg(mpn_id order by mpn_id collate "C", attribution_type collate "C") as mpn_ids,
        array_agg(attribution_type order by mpn_id collate "C", attribution_type collate "C") as attribution_types
    from (select distinct credits from staging.attribution_set as attribution_set) as distinct_set
    cross join unnest(credits) as credit
    join warehouse.dim_partner_location on partner_location_key = (credit >> 32)::int
    join warehouse.dim_attribution_type on attribution_type_key = (credit & 4294967295)::int
    group by credits
) as named;

with added as (
    insert into warehouse.dim_attribution_set (values_hash)
    select distinct values_hash
    from staging.attribution_set_values as candidate
    where not exists (
        select from warehouse.dim_attribution_set where dim_attribution_set.values_hash = candidate.values_hash
    )
    order by values_hash
    returning attribution_set_key, values_hash
)
insert into warehouse.bridge_attribution_set (attribution_set_key, mpn_id, attribution_type)
select distinct added.attribution_set_key, credit.mpn_id, credit.attribution_type
from added
join staging.attribution_set_values as candidate using (values_hash)
cross join unnest(candidate.mpn_ids, candidate.attribution_types) as credit (mpn_id, attribution_type);
