#!/usr/bin/env bash
# Pages of the web host under wrk, over loopback, with 37 months and 10,000 runs in the ledger.
#   bench/ops-pages/measure.sh [HOME_OF_ITS_OWN]
# Needs psql, wrk, curl. Makes the home, fills its ledger, serves it, asks each page for 15 s over 4 connections.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)"
home="${1:-$(mktemp -d)}"
insights() { "$root/insights" "$@" --home "$home"; }

insights db migrate
psql -q "$(insights db url --role owner)" -f "$root/bench/ops-pages/ledger.sql"
password="$home/password"
echo "a password for measuring" > "$password"
insights users add bench --role operator --password-file "$password" || true
(cd "$root" && exec dotnet artifacts/bin/InsightsEtl.Scheduler/release/insights.dll serve --workers 0 --urls http://127.0.0.1:8127 --home "$home") &
server=$!
trap 'kill $server' EXIT
until curl -sf http://127.0.0.1:8127/health/live > /dev/null; do sleep 0.5; done

jar="$(mktemp)"
token() { sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' | head -n 1; }
field="$(curl -s --cookie-jar "$jar" http://127.0.0.1:8127/sign-in | token)"
curl -s -o /dev/null --cookie "$jar" --cookie-jar "$jar" --data-urlencode "token=$field" --data-urlencode "name=bench" \
    --data-urlencode "password=$(cat "$password")" --data-urlencode "return=" http://127.0.0.1:8127/sign-in
cookies="$(awk 'NF == 7 { printf "%s=%s; ", $6, $7 }' "$jar")"
run="$(psql -Atc 'select max(run_id) from etl.run' "$(insights db url --role owner)")"
for page in /ops /ops/runs "/ops/runs/$run" /ops/feeds /ops/schedule /ops/audit /reports /api/v1/months; do
    curl -s -o /dev/null -w "$page: %{http_code}, %{size_download} bytes\n" -H "Cookie: $cookies" "http://127.0.0.1:8127$page"
    wrk -t1 -c4 -d3s -H "Cookie: $cookies" "http://127.0.0.1:8127$page" > /dev/null
    wrk -t1 -c4 -d15s -s "$root/bench/ops-pages/percentiles.lua" -H "Cookie: $cookies" "http://127.0.0.1:8127$page" | grep -E "%  |Requests/sec|Non-2xx"
done
