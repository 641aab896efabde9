#!/usr/bin/env bash
# Usage records per second from a service's pages to landed deliveries, service and pull on one machine.
# bench/pull-http.sh [CUSTOMERS] [ROUNDS] [FORMAT]
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
customers="${1:-100000}" rounds="${2:-3}" format="${3:-json}"
work="$(mktemp -d)"
insights() { "$root/insights" "$@"; }
trap '[ -z "${service:-}" ] || kill "$service" 2> /dev/null; insights db stop --home "$work/home" > /dev/null 2>&1 || true; rm -rf "$work"' EXIT

insights generate --out "$work/feeds" --months 2026-10 --customers "$customers" --usage-days 4 > /dev/null 2>&1
dotnet "$root/artifacts/bin/InsightsEtl.Scheduler/release/insights.dll" simulate \
    --feeds "$work/feeds" --urls http://127.0.0.1:5191 > "$work/settings.json" 2> "$work/service.log" &
service=$!
until grep -q Serving "$work/service.log"; do sleep 0.2; done

export INSIGHTS__SourceAuth__ClientSecret=rehearsal
mkdir -p "$work/home"
sed 's#date={date}"#date={date}\&format='"$format"'",\n      "Format": "'"$format"'"#' "$work/settings.json" > "$work/home/appsettings.json"
insights db start --home "$work/home" > /dev/null 2>&1
for round in $(seq 0 "$rounds"); do
    rm -rf "$work/home/landing"
    # The first round lays the service's pages out and is not counted.
    insights extract 2026-10 --feed usage --home "$work/home" 2>&1 | grep '^pull:' | sed "s/^/round $round  /"
done
