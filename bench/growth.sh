#!/usr/bin/env bash
# How seconds and memory grow with subscriptions and usage days, what a night costs in a loaded month, and a backfill by one and two workers.
# Usage: bench/growth.sh [--divide N] [--save] [subscriptions|days|increment|backfill]…; all where none is named
#   --divide  every size divided by it, for trying
#   --save    also writes what it prints to bench/results/<date>-growth.md
# Every figure is of a home and a PostgreSQL of its own. Needs psql and /usr/bin/time; at full size 30 GB of disk.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
divide=1 save="" parts=()
while [ $# -gt 0 ]; do
    case "$1" in
        --divide) divide="$2"; shift 2 ;;
        --save) save=yes; shift ;;
        subscriptions | days | increment | backfill) parts+=("$1"); shift ;;
        *) echo "bench/growth.sh: found '$1'; expected an option or subscriptions, days, increment, backfill." >&2; exit 2 ;;
    esac
done
[ ${#parts[@]} -gt 0 ] || parts=(subscriptions days increment backfill)

work="$(mktemp -d)"
chmod 755 "$work" # A home below a private folder would have its database elsewhere.
home="$work/home" figures="$work" round=1
for file in measure database; do . "$root/bench/run/$file.sh"; done
trap 'close; rm -rf "$work"' EXIT

# A month of 232,000 customers has 499,099 subscription rows.
customers_of() { echo $(($1 * 232 / 499 / divide)); }

generate() { quietly "$root/insights" generate --out "$1" --months "$2" --customers "$3" "${@:4}"; }

open() {
    close
    start_database
    quietly insights db migrate
}

close() {
    [ ! -d "$home" ] || insights db stop > /dev/null 2>&1 || true
    rm -rf "$home"
}

# run WORD…: "insights run", timed; then the last run's seconds by step, and what it changed.
run() {
    timed_or_end "insights run" dotnet "$root/artifacts/bin/InsightsEtl.Scheduler/release/insights.dll" run "$@" --home "$home"
    steps="$(ask insights -f "$root/bench/run/steps.sql")"
}

report() {
    printf '# Growth%s\n\n' "$([ "$divide" = 1 ] || echo ", all sizes divided by $divide")"
    "$root/bench/run/machine.sh"
    for part in "${parts[@]}"; do
        . "$root/bench/growth/$part.sh"
        "$part"
        close
    done
}

report | tee "$work/report.md"
[ -z "$save" ] || cp "$work/report.md" "$root/bench/results/$(date +%F)-growth.md"
