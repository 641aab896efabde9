#!/usr/bin/env bash
# Micro-benchmarks of what is hot, in this process, with BenchmarkDotNet. Usage: bench/micro.sh [BENCHMARKDOTNET_OPTION…]
#   bench/micro.sh --filter '*UsageKeys*'        bench/micro.sh --job medium --list tree
# Rows are copied into a database of its own (bench/run/database.sh). Machine-readable results: artifacts/micro.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
work="$(mktemp -d)"
chmod 755 "$work" # A home below a private folder would have its database elsewhere.
home="$work/home"
. "$root/bench/run/database.sh"
trap '[ ! -d "$home" ] || insights db stop > /dev/null 2>&1 || true; rm -rf "$work"' EXIT

quietly dotnet build -c Release -v quiet --nologo "$root/bench/micro"
start_database
password="${owner#*://*:}"
address="${owner##*@}"
export INSIGHTS_MICRO_DATABASE="Host=127.0.0.1;Port=$(sed 's/.*:\([0-9]*\)\/.*/\1/' <<< "$address");Username=insights_owner;Password=${password%@*};Database=empty"
[[ " $* " == *" --filter "* ]] || set -- --filter '*' "$@"
[[ " $* " == *" --job "* ]] || set -- --job short "$@"
dotnet "$root/artifacts/bin/micro/release/InsightsEtl.Micro.dll" --inProcess --artifacts "$root/artifacts/micro" "$@"
