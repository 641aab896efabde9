#!/usr/bin/env bash
# Runs our steps and their peers on the same feeds, turn by turn on one PostgreSQL, and prints medians and ratios as markdown.
# Usage: bench/run.sh [--size S|M|L | --customers N] [--rounds N] [--keep DIR] [--save] [PART…]
#   PART      transform dbt load parquet month; all where none is named
#   --size    S, M or L: 50,000, 500,000 or 1,000,000 subscriptions with 31 deliveries of usage; M unless told
#   --rounds  counted rounds after one that warms up; 5 unless told
#   --keep    feeds and landing are kept there, and used again where they are there already
#   --save    also writes what it prints to bench/results/<date>.md
# Needs psql, node, /usr/bin/time, and the readers that check.sh fetches. At L: 40 GB of disk.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
size=M customers="" rounds=5 keep="" save="" parts=()
while [ $# -gt 0 ]; do
    case "$1" in
        --size) size="$2"; shift 2 ;;
        --customers) size="$2 customers" customers="$2"; shift 2 ;;
        --rounds) rounds="$2"; shift 2 ;;
        --keep) keep="$2"; shift 2 ;;
        --save) save=yes; shift ;;
        transform | dbt | load | parquet | month) parts+=("$1"); shift ;;
        *) echo "bench/run.sh: found '$1'; expected an option or transform, dbt, load, parquet, month." >&2; exit 2 ;;
    esac
done
[ ${#parts[@]} -gt 0 ] || parts=(transform dbt load parquet month)
case "$size" in
    S) customers=23300 ;;
    M) customers=232000 ;;
    L) customers=464000 ;;
    *) [ -n "$customers" ] || { echo "bench/run.sh: found size '$size'; expected S, M or L." >&2; exit 2; } ;;
esac

work="$(mktemp -d)"
chmod 755 "$work" # A home below a private folder would have its database elsewhere.
folder="${keep:-$work}/$customers"
feeds="$folder/feeds" home="$folder/home"
finish() {
    [ ! -d "$home" ] || insights db stop > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT
for file in measure database; do . "$root/bench/run/$file.sh"; done

# Feeds and landing are made once, before anything is measured.
mkdir -p "$folder"
[ -f "$folder/landed" ] || quietly "$root/insights" generate --out "$feeds" --months 2026-10 --customers "$customers"
start_database
[ -f "$folder/landed" ] || quietly insights run 2026-10 --step extract --feeds "$feeds"
touch "$folder/landed"

# Each part's file defines what begins it, one round of it, and what prints its figures.
run_part() {
    local part="$1" figures="$work/figures/$1" round
    mkdir -p "$figures"
    . "$root/bench/run/$part.sh"
    part_begin
    find "$feeds" "$home/landing" -type f -exec cat {} + > /dev/null
    for round in $(seq 0 "$rounds"); do part_round; done
    part_end
}

report() {
    printf '# Steps beside their peers, size %s\n\n' "$size"
    "$root/bench/run/machine.sh" "$(url insights)"
    printf -- '- %s customers, %s subscription rows, %s usage rows in 31 deliveries; medians of %s rounds after one that warmed up\n' \
        "$customers" "$(rows_of subscriptions)" "$(rows_of usage)" "$rounds"
    for part in "${parts[@]}"; do run_part "$part"; done
}

rows_of() { ask insights -c "select sum(row_count) from etl.delivery where feed = '$1'"; }

report | tee "$work/report.md"
[ -z "$save" ] || cp "$work/report.md" "$root/bench/results/$(date +%F).md"
