#!/usr/bin/env bash
# Prints the machine and the programs that figures were taken with, as a markdown list. Usage: bench/run/machine.sh [PSQL_URL]
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
model="$(awk -F ': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)"
memory="$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)"
duckdb="$(sed -n 's/.*"version": "\(.*\)".*/\1/p' "$root/tests/Readers/node_modules/@duckdb/node-api/package.json" 2> /dev/null | head -n 1)"
echo "- $(date -u '+%Y-%m-%d %H:%M') UTC, commit $(git -C "$root" rev-parse --short HEAD)"
echo "- $model, $(nproc --all) cores, $memory GB of memory, Linux $(uname -r); load before: $(cut -d ' ' -f 1-3 /proc/loadavg)"
echo "- .NET SDK $(dotnet --version), DuckDB @duckdb/node-api ${duckdb:-not installed}, node $(node --version)$(
    [ -z "${1:-}" ] || echo ", PostgreSQL $(psql "$1" -XAtc 'show server_version')")"
