-- Offending: versions of a member that overlap, leave a gap, or end without a current one; or that disagree with an observation.
-- Params: @month (first day), whose members are looked at.
with member as (
    select distinct customer_tenant_id from etl.dim_customer_observation where month_start = @month
),
version as (
    select
        customer_tenant_id, valid_to, is_current,
        lead(valid_from) over (partition by customer_tenant_id order by valid_from) as next_from
    from warehouse.dim_customer
    join member using (customer_tenant_id)
)
select customer_tenant_id
from version
where valid_to <> coalesce(next_from, date '9999-12-31') or is_current <> (next_from is null)
union all
select observation.customer_tenant_id
from etl.dim_customer_observation as observation
left join warehouse.dim_customer as valid
    on valid.customer_tenant_id = observation.customer_tenant_id
    and valid.valid_from <= observation.month_start and valid.valid_to > observation.month_start
where observation.month_start = @month and valid.values_hash is distinct from observation.values_hash
