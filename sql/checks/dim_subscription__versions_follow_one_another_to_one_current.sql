-- Offending: versions of a member that overlap, leave a gap, or end without a current one; or that disagree with an observation.
-- Params: @month (first day), whose members are looked at.
select subscription_id
from warehouse.dim_subscription
where subscription_id in (select subscription_id from etl.dim_subscription_observation where month_start = @month)
group by subscription_id
having array_agg(valid_to order by valid_from) <> (array_agg(valid_from order by valid_from))[2:] || date '9999-12-31'
    or bool_or(is_current <> (valid_to = '9999-12-31'))
union all
select observation.subscription_id
from etl.dim_subscription_observation as observation
left join warehouse.dim_subscription as valid
    on valid.subscription_id = observation.subscription_id
    and valid.valid_from <= observation.month_start and valid.valid_to > observation.month_start
where observation.month_start = @month and valid.values_hash is distinct from observation.values_hash
