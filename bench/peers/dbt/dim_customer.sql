-- Customers: tenants of one parent have one number.
insert into warehouse.dim_customer
    (customer_id, geography_key, tenant_geography_key, customer_tenant_id, customer_tpid, customer_name, duns_number, customer_segment,
     top_segment, industry_name, vertical_name, tenant_name, tenant_domain_name, values_hash, is_tpid_inferred, is_inferred, is_current,
     valid_from, valid_to)
select
    dense_rank() over (order by coalesce(customer_tpid, customer_tenant_id::text)), coalesce(market.geography_key, 0),
    coalesce(country.geography_key, 0), customer_tenant_id, customer_tpid, customer_name, duns_number,
    coalesce(customer_segment, 'Unknown'), coalesce(top_segment, 'Unknown'), coalesce(industry_name, 'Unknown'),
    coalesce(vertical_name, 'Unknown'), tenant_name, tenant_domain_name, '00000000-0000-0000-0000-000000000000'::uuid,
    customer_tpid is null, false, true, date '2026-10-01', date '9999-12-31'
from staging.raw_customer
left join warehouse.dim_geography as market on market.iso2 = customer_market
left join warehouse.dim_geography as country on country.iso2 = tenant_country;
analyze warehouse.dim_customer;
