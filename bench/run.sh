#!/usr/bin/env bash
# Runs our steps and their peers on the same feeds, turn by turn on one PostgreSQL, and prints medians and ratios as markdown.
# Usage: bench/run.sh [--size S|M|L | --customers N] [--rounds N] [--no-warm-up] [--keep DIR] [--save] [PART…]
#   PART      transform dbt load parquet month; all where none is named
#   --size    S, M or L: 50,000, 500,000 or 1,000,000 subscriptions with 31 deliveries of usage; M unless told
#   --rounds  counted rounds after one that warms up; 5 unless told
#   --no-warm-up  the first round counts too, where one of them takes an hour; Parquet's writers, who take seconds, still warm up
#   --keep    feeds and landing are kept there, and used again where they are there already
#   --save    also writes what it prints to bench/results/<date>.md; <date>-2.md where that is there already
# A peer that fails is told of and left out, and the exit code is 1. Needs psql, node, /usr/bin/time, taskset, and the readers that
# check.sh fetches. At L: 40 GB of disk.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
size=M customers="" rounds=5 first_round=0 warmth="after one that warmed up" keep="" save="" parts=()
while [ $# -gt 0 ]; do
    case "$1" in
        --size) size="$2"; shift 2 ;;
        --customers) size="$2 customers" customers="$2"; shift 2 ;;
        --rounds) rounds="$2"; shift 2 ;;
        --no-warm-up) first_round=1 warmth="without one that warms up"; shift ;;
        --keep) keep="$2"; shift 2 ;;
        --save) save=yes; shift ;;
        transform | dbt | load | parquet | month) parts+=("$1"); shift ;;
        *) echo "bench/run.sh: found '$1'; expected an option or transform, dbt, load, parquet, month." >&2; exit 2 ;;
    esac
done
[ ${#parts[@]} -gt 0 ] || parts=(transform dbt load parquet month)
[[ "$rounds" =~ ^[1-9][0-9]*$ ]] || { echo "bench/run.sh: found '--rounds $rounds'; expected 1 or more." >&2; exit 2; }
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
# Two threads for everybody, as many as the peers are told to take; what is started here, the server too, keeps to them.
taskset -cp 0,1 $$ > /dev/null
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
    for round in $(seq "$first_round" "$rounds"); do part_round; done
    part_end
}

report() {
    printf '# Steps beside their peers, size %s\n\n' "$size"
    "$root/bench/run/machine.sh" "$(url insights)"
    printf -- '- %s customers, %s subscription rows, %s usage rows in 31 deliveries; medians of %s rounds %s\n' \
        "$customers" "$(rows_of subscriptions)" "$(rows_of usage)" "$rounds" "$warmth"
    for part in "${parts[@]}"; do run_part "$part"; done
}

rows_of() { ask insights -c "select sum(row_count) from etl.delivery where feed = '$1'"; }

# What was measured before a failure is told and kept.
set +e
(set -e; report) | tee "$work/report.md"
failed="${PIPESTATUS[0]}"
set -e
[ "$failed" = 0 ] || printf '\nIt ended here, with an error: the parts above that have no table, and those after them, were not measured.\n' | tee -a "$work/report.md"
if [ -n "$save" ]; then
    name="$(date -u +%F)" number=1
    while [ -e "$root/bench/results/$name.md" ]; do number=$((number + 1)) name="$(date -u +%F)-$number"; done
    cp "$work/report.md" "$root/bench/results/$name.md"
fi
[ "$failed" = 0 ] && [ ! -e "$work/incomplete" ]
