#!/usr/bin/env bash
# A hundred downloads of a report file of 200 MB at once from the web host, and the host's memory meanwhile.
#   bench/downloads.sh [DOWNLOADS] [MEGABYTES]
# Needs psql and curl. Makes a home of its own, lets one report file grow, serves it; each copy's SHA-256 is compared with its ETag.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
downloads="${1:-100}" megabytes="${2:-200}"
home="$(mktemp -d)"
server=""
insights() { "$root/insights" "$@" --home "$home"; }
finish() { [ -z "$server" ] || kill "$server"; insights db stop > /dev/null; rm -r "$home"; }
trap finish EXIT

insights demo --customers 100 --months 2 > /dev/null 2>&1
owner="$(insights db url --role owner)"
file="$(find "$home/reports" -name 'Profile_*_viewer_*.csv.gz' | sort | tail -n 1)"
head -c "$((megabytes * 1000000))" /dev/urandom > "$file"
sha256="$(sha256sum "$file" | cut -d ' ' -f 1)"
id="$(psql -qAt "$owner" -c "set role insights_etl; update etl.report_file set file_bytes = $((megabytes * 1000000)), sha256 = '$sha256'
    where file_name like '%$(basename "$file")' returning report_file_id")"
echo "a password for measuring" > "$home/password"
insights users add bench --role viewer --password-file "$home/password" > /dev/null
(cd "$root" && exec dotnet artifacts/bin/InsightsEtl.Scheduler/release/insights.dll serve --workers 0 --urls http://127.0.0.1:8128 --home "$home") > /dev/null 2>&1 &
server=$!
until curl -sf http://127.0.0.1:8128/health/ready > /dev/null; do sleep 0.5; done

address="http://127.0.0.1:8128/api/v1/reports/$id/file" credentials="bench:$(cat "$home/password")"
memory() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"; }
curl -sf -o /dev/null -u "$credentials" "$address"
echo "after one download: $(memory) MB"
one() { curl -sf -u "$credentials" "$address" | sha256sum | cut -d ' ' -f 1; }
started="$(date +%s.%N)"
pids=()
for number in $(seq "$downloads"); do one > "$home/sum.$number" & pids+=($!); done
most=0
while kill -0 "${pids[@]}" 2> /dev/null; do
    now="$(memory)"
    [ "$now" -le "$most" ] || most="$now"
    sleep 0.2
done
wait "${pids[@]}"
whole="$(cat "$home"/sum.* | grep -c "^$sha256$" || true)"
awk -v n="$downloads" -v mb="$megabytes" -v from="$started" -v to="$(date +%s.%N)" -v whole="$whole" -v most="$most" 'BEGIN {
    printf "%d of %d downloads of %d MB whole, in %.1f s (%.0f MB/s); at most %d MB of memory meanwhile\n", whole, n, mb, to - from, n * mb / (to - from), most }'
