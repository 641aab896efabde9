#!/usr/bin/env bash
# Writes the same report-like rows with our Parquet writer and with DuckDB, turn by turn, and prints medians of what the writers alone take.
# Usage: bench/write-parquet.sh [ROWS] [CODEC] [ROUNDS] [THREADS]; needs 'npm ci' in tests/Readers and 4 GB of memory.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
rows="${1:-5000000}" codec="${2:-zstd}" rounds="${3:-3}" threads="${4:-2}" group=131072
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

dotnet build -c Release -v quiet --nologo "$root/bench/write-parquet" > "$folder/build.log" || { cat "$folder/build.log" >&2; exit 1; }
ours() { dotnet "$root/artifacts/bin/write-parquet/release/write-parquet.dll" "$folder/ours.parquet" "$rows" "$codec" "$1" "$group"; }
duckdb() { node "$root/bench/write-parquet/copy-parquet.mjs" "$folder/ours.parquet" "$folder/duckdb.parquet" "$codec" "$threads" "$group" "$1"; }

# The first round warms up.
for round in $(seq 0 "$rounds"); do
    [ "$round" != 1 ] || rm "$folder"/ours,* "$folder"/DuckDB*
    ours "$threads" >> "$folder/ours, $threads threads"
    duckdb file >> "$folder/DuckDB from the file, $threads threads"
    duckdb memory >> "$folder/DuckDB from memory, $threads threads"
    ours 1 >> "$folder/ours, 1 thread"
    echo "round $round of $rounds" >&2
done

. "$root/bench/run/measure.sh"
printf '%s rows, %s, row groups of %s, medians of %s rounds after one that warmed up\n' "$rows" "$codec" "$group" "$rounds"
printf '| writer | wall s | processor s | bytes | peak MB |\n|---|---:|---:|---:|---:|\n'
for result in "$folder"/ours,* "$folder"/DuckDB*; do
    printf '| %s |' "$(basename "$result")"
    for column in 1 2 3 4; do printf ' %s |' "$(cut -f "$column" "$result" | median)"; done
    printf '\n'
done
