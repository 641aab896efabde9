-- Fills staging.dim_partner_location from staging.partner_location.
-- Grain:  one row per MPN id.
insert into staging.dim_partner_location
    (geography_key, mpn_id, partner_name, pga_mpn_id, pga_partner_name, city, account_type, is_inferred, values_hash)
select member.*, md5(member::text)::uuid
from (
    select
        coalesce(dim_geography.geography_key, 0), partner_location.mpn_id, partner_location.partner_name, partner_location.pga_mpn_id,
        partner_location.pga_partner_name, partner_location.city, partner_location.account_type, partner_location.is_inferred
    from staging.partner_location as partner_location
    left join warehouse.dim_geography on dim_geography.iso2 = partner_location.country
) as member;
