#!/usr/bin/env bash
# Copies the binary rows of October 2026's five facts into PostgreSQL, two facts at once: into bare tables that are made in the same
# transaction, so that nothing goes to the write-ahead log, or into the month's partitions as they stand.
# Usage: bench/peers/copy-facts.sh PSQL_URL FOLDER bare|constrained
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
url="$1" folder="$2" kind="$3"
bare() { printf 'begin;\ncreate table bare.%s (like warehouse.%s);\n\\copy bare.%s from %s (format binary)\ncommit;\0' "$1" "$1" "$1" "'$folder/$1'"; }
constrained() { printf '\\copy warehouse_part.%s_202610 from %s (format binary)\n\0' "$1" "'$folder/$1'"; }

while read -r fact _; do "$kind" "$fact"; done < "$here/facts.txt" \
    | xargs -0 -P 2 -n 1 sh -c 'printf "%s\n" "$2" | psql "$1" -X -q -v ON_ERROR_STOP=1' copy "$url"
