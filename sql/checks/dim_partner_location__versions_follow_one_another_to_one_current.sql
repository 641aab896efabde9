-- Offending: versions of a member that overlap, leave a gap, or end without a current one; or that disagree with an observation.
-- Params: @month (first day), whose members are looked at.
select mpn_id
from warehouse.dim_partner_location
where mpn_id in (select mpn_id from etl.dim_partner_location_observation where month_start = @month)
group by mpn_id
having array_agg(valid_to order by valid_from) <> (array_agg(valid_from order by valid_from))[2:] || date '9999-12-31'
    or bool_or(is_current <> (valid_to = '9999-12-31'))
union all
select observation.mpn_id
from etl.dim_partner_location_observation as observation
left join warehouse.dim_partner_location as valid
    on valid.mpn_id = observation.mpn_id
    and valid.valid_from <= observation.month_start and valid.valid_to > observation.month_start
where observation.month_start = @month and valid.values_hash is distinct from observation.values_hash
