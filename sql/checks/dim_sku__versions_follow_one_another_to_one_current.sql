-- Offending: versions of a member that overlap, leave a gap, or end without a current one; or that disagree with an observation.
-- Params: @month (first day), whose members are looked at.
with member as (
    select distinct sku_id from etl.dim_sku_observation where month_start = @month
),
version as (
    select
        sku_id, valid_to, is_current,
        lead(valid_from) over (partition by sku_id order by valid_from) as next_from
    from warehouse.dim_sku
    join member using (sku_id)
)
select sku_id
from version
where valid_to <> coalesce(next_from, date '9999-12-31') or is_current <> (next_from is null)
union all
select observation.sku_id
from etl.dim_sku_observation as observation
left join warehouse.dim_sku as valid
    on valid.sku_id = observation.sku_id
    and valid.valid_from <= observation.month_start and valid.valid_to > observation.month_start
where observation.month_start = @month and valid.values_hash is distinct from observation.values_hash
