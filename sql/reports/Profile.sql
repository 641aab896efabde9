-- Partner locations and global accounts of a month: those its partners feed holds, and those it refers to all the same.
-- Grain:  one row per location.
-- Params: {month} (first day).
-- Order:  the grain. Columns: text, int, date; bigint is hundredths.
select
    location.mpn_id as "MPNId", location.partner_name as "PartnerName", location.pga_mpn_id as "PGAMpnId",
    location.pga_partner_name as "PGAPartnerName", location.city as "City", country.country_name as "Country",
    location.account_type as "AccountType"
from warehouse.dim_partner_location as location
join warehouse.dim_geography as country using (geography_key)
where location.valid_from <= {month} and location.valid_to > {month}
    -- A location that neither was delivered nor is referred to is none of this month's, though its version lives on.
    and exists (
        select from etl.dim_partner_location_observation as observation
        where md5(observation.mpn_id) = md5(location.mpn_id) and observation.month_start = {month}
    )
order by location.mpn_id collate "C";
