#!/usr/bin/env bash
# A month as DuckDB and PostgreSQL make it together: DuckDB reads, joins and writes the report files, psql copies members and facts
# into PostgreSQL meanwhile, two at once.
# Usage: bench/peers/duckdb-postgresql.sh FEEDS PSQL_URL OUT; the database is migrated and holds no month, OUT is an empty folder.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
feeds="$1" url="$2" out="$3"
export PGOPTIONS="-c work_mem=256MB -c client_min_messages=warning"
declare -A members=(
    [dim_customer]="customer_key, customer_id, geography_key, tenant_geography_key, customer_tenant_id, customer_tpid, customer_name,
        duns_number, customer_segment, top_segment, industry_name, vertical_name, tenant_name, tenant_domain_name, values_hash,
        is_tpid_inferred, is_inferred, is_current, valid_from, valid_to"
    [dim_sku]="sku_key, sku_id, sku, product, raw_product_name, product_part_number, rev_sum_division_name, rev_sum_category_name,
        solution_area, values_hash, is_paid, is_license_based, is_trial, is_inferred, is_current, valid_from, valid_to"
    [dim_partner_location]="partner_location_key, geography_key, mpn_id, partner_name, pga_mpn_id, pga_partner_name, city, account_type,
        values_hash, is_inferred, is_current, valid_from, valid_to"
    [dim_subscription]="subscription_key, subscription_id, migrated_from_subscription_id, friendly_name, billing_cycle, term_duration,
        enrollment_number, reseller_id, reseller_name, values_hash, auto_renew_enabled, is_current, start_date, end_date, valid_from,
        valid_to"
    [dim_sales_channel]="sales_channel_key, sales_channel, sales_model, detailed_sales_model"
    [dim_attribution_type]="attribution_type_key, attribution_type"
    [dim_workload]="workload_key, workload"
)

psql "$url" -X -q -v ON_ERROR_STOP=1 \
    -c "\\copy (select geography_key, iso2, country_name from warehouse.dim_geography) to '$out/dim_geography.csv' (format csv)"
set -m
node "$here/duckdb/month.mjs" 2 "$feeds" "$out" &
duckdb=$!
set +m
trap 'kill -- "-$duckdb" 2> /dev/null || true' EXIT # With the gzips that it waits for.
until [ -f "$out/made" ]; do
    kill -0 "$duckdb" 2> /dev/null || { wait "$duckdb"; exit 1; }
    sleep 0.05
done

for member in "${!members[@]}"; do
    printf '%s\0' "\\copy warehouse.$member (${members[$member]//$'\n'/ }) from '$out/$member.csv' (format csv)"
done | xargs -0 -P 2 -n 1 psql "$url" -X -q -v ON_ERROR_STOP=1 -c
psql "$url" -X -q -v ON_ERROR_STOP=1 -c "analyze warehouse.dim_customer, warehouse.dim_subscription"
while read -r fact key; do
    printf '%s\0' "$url" "$fact" "$key" "\\copy {partition} from '$out/$fact.csv' (format csv)"
done < "$here/facts.txt" | xargs -0 -P 2 -n 4 "$here/partition.sh"
wait "$duckdb"
trap - EXIT
