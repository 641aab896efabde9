-- Offending: rows whose set of attributions is not that of the facts. Sets are told apart by the number and the hashes of their members.
-- Params: @month (first day).
with attributed as (
    select
        subscription_key, sku_key, customer_id, count(*) as members,
        bit_xor(hash_record_extended(row(mpn_id, attribution_type), 0)) as hash
    from warehouse.fact_attribution_month
    join warehouse.dim_partner_location using (partner_location_key)
    join warehouse.dim_attribution_type using (attribution_type_key)
    where month_start = @month
    group by subscription_key, sku_key, customer_id
),
credited as (
    select subscription_key, sku_key, customer_id, named.members, named.hash
    from warehouse.seat_month
    left join (
        select attribution_set_key, count(*) as members, bit_xor(hash_record_extended(row(mpn_id, attribution_type), 0)) as hash
        from warehouse.bridge_attribution_set
        group by attribution_set_key
    ) as named using (attribution_set_key)
    where month_start = @month
)
select coalesce(attributed.subscription_key, credited.subscription_key) as subscription_key
from attributed
full join credited using (subscription_key, sku_key, customer_id)
where (attributed.members, attributed.hash) is distinct from (credited.members, credited.hash)
