-- Members that no feed brings: months, statuses, and the Unknown member (key 0) of each dimension.
insert into warehouse.dim_month
    (month_start, month_key, month_name, year, quarter, month_number, fiscal_year, fiscal_quarter, fiscal_month, month_end)
select
    month_start,
    (extract(year from month_start) * 100 + extract(month from month_start))::int,
    to_char(month_start, 'FMMonth'),
    extract(year from month_start)::int,
    extract(quarter from month_start)::int,
    extract(month from month_start)::int,
    extract(year from month_start + interval '6 months')::int,
    extract(quarter from month_start + interval '6 months')::int,
    extract(month from month_start + interval '6 months')::int,
    (month_start + interval '1 month - 1 day')::date
from (
    select generate_series(date '2000-01-01', date '2099-12-01', interval '1 month')::date as month_start
) as months;

insert into warehouse.dim_geography (geography_key, iso2, iso3, country_name, region, sub_region)
values (0, 'ZZ', 'ZZZ', 'Unknown', 'Unknown', 'Unknown');

insert into warehouse.dim_customer
    (customer_key, customer_id, geography_key, tenant_geography_key, customer_name, customer_segment, top_segment,
     industry_name, vertical_name, values_hash, is_tpid_inferred, is_inferred, is_current, valid_from, valid_to)
values (0, 0, 0, 0, 'Unknown', 'Unknown', 'Unknown', 'Unknown', 'Unknown', '00000000-0000-0000-0000-000000000000',
        true, true, true, '0001-01-01', '9999-12-31');

insert into warehouse.dim_sku
    (sku_key, sku, product, rev_sum_division_name, rev_sum_category_name, solution_area, values_hash,
     is_paid, is_license_based, is_inferred, is_current, valid_from, valid_to)
values (0, 'Unknown', 'Unknown', 'Unknown', 'Unknown', 'Unknown', '00000000-0000-0000-0000-000000000000',
        true, true, true, true, '0001-01-01', '9999-12-31');

insert into warehouse.dim_partner_location
    (partner_location_key, geography_key, mpn_id, partner_name, values_hash, is_inferred, is_current, valid_from, valid_to)
values (0, 0, 'Unknown', 'Unknown', '00000000-0000-0000-0000-000000000000', true, true, '0001-01-01', '9999-12-31');

insert into warehouse.dim_subscription (subscription_key, values_hash, is_current, valid_from, valid_to)
values (0, '00000000-0000-0000-0000-000000000000', true, '0001-01-01', '9999-12-31');

insert into warehouse.dim_sales_channel (sales_channel_key, sales_channel, sales_model, detailed_sales_model)
values (0, 'Unknown', 'Unknown', 'Unknown');

insert into warehouse.dim_attribution_type (attribution_type_key, attribution_type) values (0, 'Unknown');

insert into warehouse.dim_workload (workload_key, workload) values (0, 'Unknown');

insert into warehouse.dim_subscription_status (subscription_status_key, status, is_active, is_churn)
values
    (0, 'Unknown', false, false),
    (1, 'Active', true, false),
    (2, 'InGracePeriod', false, false),
    (3, 'Suspended', false, false),
    (4, 'Disabled', false, false),
    (5, 'Deprovisioned', false, true),
    (6, 'Other', false, false);
