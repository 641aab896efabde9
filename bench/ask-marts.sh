#!/usr/bin/env bash
# Asks every function of mart of a warehouse, unfiltered and with each kind of filter, and prints medians as a table.
# Usage: bench/ask-marts.sh PSQL_URL [FROM] [TO] [ROUNDS] [NAME] [FILTER]; the login of an executive, or of a report viewer for the functions it may call.
#   bench/ask-marts.sh "postgresql://insights_executive:…@127.0.0.1:26906/insights" 2025-10-01 2026-10-01 5
# With PLANS=FILE the plans of the functions' own statements (auto_explain, nested) are written there; that needs the owner's login.
set -euo pipefail

url="$1" from="${2:-2025-10-01}" to="${3:-2026-10-01}" rounds="${4:-5}" name="${5:-}" only="${6:-}"
all_filters=(
    'none|{}'
    'products|{"products": ["Microsoft 365", "Dynamics 365"]}'
    'skus|{"skus": ["Microsoft 365 E3", "Dynamics 365 Sales Premium"]}'
    'markets|{"markets": ["US", "DE"]}'
    'channels|{"channels": ["CSP", "CSP indirect"]}'
    'segments|{"segments": ["Small, Medium & Corporate Commercial"]}'
    'attributions|{"attributions": ["CSP Tier 1"]}'
    'locations|{"locations": [%locations%]}'
    'workloads|{"workloads": ["Exchange Online", "Teams", "SharePoint Online", "Sales"]}'
    'all lists|{"products": ["Microsoft 365", "Dynamics 365"], "markets": ["US", "DE"], "channels": ["CSP", "CSP indirect"], "attributions": ["CSP Tier 1"], "workloads": ["Teams", "Sales"]}'
)
filters=()
for filter in "${all_filters[@]}"; do
    [ -z "$only" ] || [ "${filter%%|*}" = "$only" ] || continue
    filters+=("$filter")
done
functions=(
    customers_summary customers_trend customers_by_product customers_by_sku customers_by_geography
    customer_distribution:partner_location customer_distribution:market
    customer_distribution_trend:{partner_location,segment,sales_channel,attribution_type,market,product} customer_changes
    product_licenses_summary product_licenses_trend licenses_by_geography license_adds
    license_distribution:{partner_location,product,sku}
    dynamics_usage_summary dynamics_usage_trend dynamics_usage_by_geography dynamics_usage_by_sku dynamics_usage_distribution
    dynamics_subscription_performance revenue_trend revenue_by_customer
)

ask() { psql "$url" -X -q -v ON_ERROR_STOP=1 "$@"; }
median() { sort -n | awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'; }

# The three locations that the most customers are credited to.
locations="$(ask -At -c "
    select string_agg(format('\"%s\"', member), ', ')
    from (select member from mart.customer_distribution('$to', '$to', 'partner_location') limit 3) as largest")"

question() {
    local dimension=""
    [ "$1" = "${1%%:*}" ] || dimension="'${1#*:}', "
    echo "select count(*) from mart.${1%%:*}('$from', '$to', ${dimension}'$2')"
}

# Seconds of each round, the first of which warms the cache and is left out.
seconds() {
    {
        echo '\timing on'
        for _ in $(seq 0 "$rounds"); do echo "$1;"; done
    } | ask -At | awk '/^Time:/ { if (seen++) printf "%.3f\n", $2 / 1000 }'
}

printf '| function |'; for filter in "${filters[@]}"; do printf ' %s |' "${filter%%|*}"; done; printf '\n|---|'
for filter in "${filters[@]}"; do printf -- '---:|'; done; printf '\n'
for function in "${functions[@]}"; do
    [[ "$function" == *"$name"* ]] || continue
    may="$(ask -At -c "
        select bool_and(has_function_privilege(oid, 'execute')) from pg_proc
        where pronamespace = 'mart'::regnamespace and proname = '${function%%:*}'")"
    [ "$may" = t ] || continue
    printf '| %s |' "${function/:/ by }"
    for filter in "${filters[@]}"; do
        list="${filter#*|}"
        printf ' %s |' "$(seconds "$(question "$function" "${list/\%locations\%/$locations}")" | median)"
    done
    printf '\n'
    if [ -n "${PLANS:-}" ]; then
        {
            echo "-- $(question "$function" '{}')"
            PGOPTIONS="-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_nested_statements=on
                -c auto_explain.log_analyze=on -c client_min_messages=log" ask -At -c "$(question "$function" '{}')" 2>&1
        } >> "$PLANS"
    fi
done
