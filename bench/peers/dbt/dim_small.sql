-- SKUs and partner locations: some dozens of each.
insert into warehouse.dim_sku
    (sku_id, sku, product, raw_product_name, product_part_number, rev_sum_division_name, rev_sum_category_name, solution_area, values_hash,
     is_paid, is_license_based, is_trial, is_inferred, is_current, valid_from, valid_to)
select
    sku_id, sku, product, raw_product_name, product_part_number, coalesce(rev_sum_division_name, 'Unknown'),
    coalesce(rev_sum_category_name, 'Unknown'), coalesce(solution_area, 'Unknown'), '00000000-0000-0000-0000-000000000000'::uuid,
    free_vs_paid = 'Paid', is_license_based, is_trial, false, true, date '2026-10-01', date '9999-12-31'
from staging.raw_sku;

insert into warehouse.dim_partner_location
    (geography_key, mpn_id, partner_name, pga_mpn_id, pga_partner_name, city, account_type, values_hash, is_inferred, is_current,
     valid_from, valid_to)
select
    coalesce(dim_geography.geography_key, 0), line ->> 'mpnId', line ->> 'partnerName', line ->> 'pgaMpnId', line ->> 'pgaPartnerName',
    line ->> 'city', line ->> 'accountType', '00000000-0000-0000-0000-000000000000'::uuid, false, true,
    date '2026-10-01', date '9999-12-31'
from staging.raw_partner
left join warehouse.dim_geography on dim_geography.iso2 = line ->> 'country';
analyze warehouse.dim_sku, warehouse.dim_partner_location;
