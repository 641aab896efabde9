-- Gives the month's customers their durable numbers and geographies: staging.customer becomes staging.dim_customer.
-- Grain:  one row per tenant.
-- Again:  numbers that exist are kept.
insert into etl.customer_number (customer_tpid)
select distinct customer.customer_tpid
from staging.customer as customer
where customer.customer_tpid is not null
    and not exists (select from etl.customer_number where customer_number.customer_tpid = customer.customer_tpid)
order by customer.customer_tpid;

insert into etl.customer_number (customer_tenant_id)
select customer.customer_tenant_id
from staging.customer as customer
where customer.customer_tpid is null
    and not exists (select from etl.customer_number where customer_number.customer_tenant_id = customer.customer_tenant_id)
order by customer.customer_tenant_id;

insert into staging.dim_customer
    (customer_id, geography_key, tenant_geography_key, customer_tenant_id, customer_tpid, customer_name, duns_number,
     customer_segment, top_segment, industry_name, vertical_name, tenant_name, tenant_domain_name, is_tpid_inferred, is_inferred, values_hash)
select member.*, md5(member::text)::uuid
from (
    select
        coalesce(by_parent.customer_id, by_tenant.customer_id),
        coalesce(market.geography_key, 0),
        coalesce(tenant_country.geography_key, 0),
        customer.customer_tenant_id, customer.customer_tpid, customer.customer_name, customer.duns_number,
        coalesce(customer.customer_segment, 'Unknown'), coalesce(customer.top_segment, 'Unknown'),
        coalesce(customer.industry_name, 'Unknown'), coalesce(customer.vertical_name, 'Unknown'),
        customer.tenant_name, customer.tenant_domain_name, customer.customer_tpid is null as is_tpid_inferred, customer.is_inferred
    from staging.customer as customer
    left join etl.customer_number as by_parent on by_parent.customer_tpid = customer.customer_tpid
    left join etl.customer_number as by_tenant
        on by_tenant.customer_tenant_id = customer.customer_tenant_id and customer.customer_tpid is null
    left join warehouse.dim_geography as market on market.iso2 = customer.customer_market
    left join warehouse.dim_geography as tenant_country on tenant_country.iso2 = customer.tenant_country
) as member;
