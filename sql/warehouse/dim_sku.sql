-- Fills staging.dim_sku from staging.sku.
-- Grain:  one row per SKU id.
insert into staging.dim_sku
    (sku_id, sku, product, raw_product_name, product_part_number, rev_sum_division_name, rev_sum_category_name, solution_area,
     is_paid, is_license_based, is_trial, is_inferred, values_hash)
select member.*, md5(member::text)::uuid
from (
    select
        sku_id, sku, product, raw_product_name, product_part_number, coalesce(rev_sum_division_name, 'Unknown'),
        coalesce(rev_sum_category_name, 'Unknown'), coalesce(solution_area, 'Unknown'),
        is_paid, is_license_based, is_trial, is_inferred
    from staging.sku as sku
) as member;
