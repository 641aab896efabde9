-- Offending: versions of a member that overlap, leave a gap, or end without a current one; or that disagree with an observation.
-- Params: @month (first day), whose members are looked at.
select sku_id
from warehouse.dim_sku
where sku_id in (select sku_id from etl.dim_sku_observation where month_start = @month)
group by sku_id
having array_agg(valid_to order by valid_from) <> (array_agg(valid_from order by valid_from))[2:] || date '9999-12-31'
    or bool_or(is_current <> (valid_to = '9999-12-31'))
union all
select observation.sku_id
from etl.dim_sku_observation as observation
left join warehouse.dim_sku as valid
    on valid.sku_id = observation.sku_id
    and valid.valid_from <= observation.month_start and valid.valid_to > observation.month_start
where observation.month_start = @month and valid.values_hash is distinct from observation.values_hash
