#!/usr/bin/env bash
# A month as dbt on PostgreSQL makes it: feeds copied into unlogged staging, then SQL, two statements at once wherever two can be.
# Usage: bench/peers/dbt-style.sh FEEDS PSQL_URL; the database is migrated and holds no month.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
feeds="$1" url="$2"
export PGOPTIONS="-c work_mem=256MB -c client_min_messages=warning"
ask() { psql "$url" -X -q -v ON_ERROR_STOP=1 "$@"; }
two_at_once() { xargs -0 -P 2 -n 1 psql "$url" -X -q -v ON_ERROR_STOP=1 "$@"; }

# "\copy" of every part of a feed, one a line that ends with NUL; NDJSON is copied line by line into a column of jsonb.
copies() {
    local part options source
    for part in "$feeds"/$2/part-*; do
        options="format csv, header" source="'$part'"
        [[ "$part" != *.ndjson* ]] || options="format csv, quote e'\\x01', delimiter e'\\x02'"
        [[ "$part" != *.gz ]] || source="program 'gzip -dc $part'"
        printf '%s\0' "\\copy $1 from $source ($options)"
    done
}

ask -f "$here/dbt/staging.sql"
{
    copies staging.raw_usage 'usage/*'
    copies staging.raw_subscription 'subscriptions/*'
    copies staging.raw_attribution 'attributions/*'
    copies staging.raw_customer 'customers/*'
    copies staging.raw_billing 'billing/2026-10-05'
    copies staging.raw_correction 'billing/2026-10-20'
    copies staging.raw_partner 'partners/*'
    copies staging.raw_sku 'skus/*'
    copies staging.raw_rate 'fx_rates/*'
} | two_at_once -c

models() { printf "$here/dbt/%s.sql\0" "$@" | two_at_once -f; }
models usage_month attribution dim_subscription dim_customer revenue dim_small
models attribution_month
ask -f "$here/dbt/base.sql"
while read -r fact key; do
    printf '%s\0' "$url" "$fact" "$key" "\\i $here/dbt/$fact.sql"
done < "$here/facts.txt" | xargs -0 -P 2 -n 4 "$here/partition.sh"
