#!/usr/bin/env bash
# Runs October 2026 with a home and a database of its own: the steps named, or all.
# Usage: bench/run/ours.sh FEEDS HOME PSQL_URL [STEP…]
set -euo pipefail

program="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/artifacts/bin/InsightsEtl.Scheduler/release/insights.dll"
feeds="$1" home="$2" url="$3"
shift 3
[ $# -gt 0 ] || exec dotnet "$program" run 2026-10 --feeds "$feeds" --home "$home" --database "$url"
for step in "$@"; do dotnet "$program" run 2026-10 --step "$step" --feeds "$feeds" --home "$home" --database "$url"; done
