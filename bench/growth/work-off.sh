#!/usr/bin/env bash
# Asks for every month from October 2025 to October 2026, from what has landed, and has workers do them; ends when all are done.
# Usage: bench/growth/work-off.sh PSQL_URL HOME WORKERS
set -euo pipefail

program="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/artifacts/bin/InsightsEtl.Scheduler/release/insights.dll"
url="$1" home="$2"
ask() { psql "$url" -X -q -At -v ON_ERROR_STOP=1 -c "$1"; }
pids=()
trap '[ ${#pids[@]} = 0 ] || kill "${pids[@]}" 2> /dev/null || true; wait' EXIT

ask "insert into etl.run_request (month_start, is_forced, is_from_landing, source, requested_by, reason)
    select month_start::date, false, true, 'page', 'bench', 'backfill'
    from generate_series(date '2025-10-01', date '2026-10-01', interval '1 month') as month_start"
for _ in $(seq "$3"); do
    dotnet "$program" worker --home "$home" & pids+=($!)
done
until [ "$(ask "select count(*) from etl.run_request where state in ('queued', 'running')")" = 0 ]; do sleep 0.5; done
failed="$(ask "select count(*) from etl.run_request where state <> 'succeeded'")"
[ "$failed" = 0 ] || { echo "$failed months were not published: $(ask "select string_agg(distinct message, '; ') from etl.run_request where state <> 'succeeded'")" >&2; exit 1; }
