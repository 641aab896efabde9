#!/usr/bin/env bash
# Pages of the web host under wrk, over loopback, with 37 months and 10,000 runs in the ledger.
#   bench/ops-pages/measure.sh [HOME_OF_ITS_OWN]
# Needs psql, wrk, curl. Makes the home, fills its ledger, serves it, warms it up by SECONDS_WARMED of /ops (30) that no figure holds, then
# asks each page for SECONDS_MEASURED (15), over 4 connections. Its last lines are a table: page, median, 95th percentile.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)"
home="${1:-$(mktemp -d)}"
host="http://127.0.0.1:8127"
warmed="${SECONDS_WARMED:-30}" measured="${SECONDS_MEASURED:-15}"
insights() { "$root/insights" "$@" --home "$home"; }

insights db migrate
psql -q "$(insights db url --role owner)" -f "$root/bench/ops-pages/ledger.sql"
password="$home/password"
echo "a password for measuring" > "$password"
insights users add bench --role operator --password-file "$password" || true
(cd "$root" && exec dotnet artifacts/bin/InsightsEtl.Scheduler/release/insights.dll serve --workers 0 --urls "$host" --home "$home") &
server=$!
trap 'kill $server' EXIT
until curl -sf "$host/health/live" > /dev/null; do sleep 0.5; done

jar="$(mktemp)"
token() { sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' | head -n 1; }
field="$(curl -s --cookie-jar "$jar" "$host/sign-in" | token)"
curl -s -o /dev/null --cookie "$jar" --cookie-jar "$jar" --data-urlencode "token=$field" --data-urlencode "name=bench" \
    --data-urlencode "password=$(cat "$password")" --data-urlencode "return=" "$host/sign-in"
cookies="$(awk 'NF == 7 { printf "%s=%s; ", $6, $7 }' "$jar")"
run="$(psql -Atc 'select max(run_id) from etl.run' "$(insights db url --role owner)")"

# ask PAGE SECONDS [WRK'S OPTIONS…]
ask() { wrk -t1 -c4 -d"$2s" "${@:3}" -H "Cookie: $cookies" "$host$1"; }

ask /ops "$warmed" > /dev/null
table="$(mktemp)"
for page in /ops /ops/runs "/ops/runs/$run" /ops/feeds /ops/schedule /ops/audit /reports /api/v1/months; do
    answer="$(curl -s -o /dev/null -w "%{http_code}, %{size_download} bytes" -H "Cookie: $cookies" "$host$page")"
    [ "${answer%%,*}" = 200 ] || { echo "$page: found $answer; expected 200" >&2; exit 1; }
    ask "$page" 3 > /dev/null
    figures="$(ask "$page" "$measured" -s "$root/bench/ops-pages/percentiles.lua")"
    echo "$page: $answer"
    grep -E "%  |Requests/sec|Non-2xx" <<< "$figures"
    awk -v page="$page" '$2 == "%" { at[$1] = $3 } END { printf "%-20s %8.1f ms %8.1f ms\n", page, at[50], at[95] }' <<< "$figures" >> "$table"
done
printf '%-20s %11s %11s\n' page median "95th"
cat "$table"
