-- Locations that a month's snapshot names and did not name before: the month's profile lists them, though their values are not new.
-- Params: @month (first day); asked before the month's observations become what the snapshot says.
select count(*)
from staging.dim_partner_location as candidate
where not exists (
    select from etl.dim_partner_location_observation as observation
    where md5(observation.mpn_id) = md5(candidate.mpn_id) and observation.month_start = @month
);
