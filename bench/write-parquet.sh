#!/usr/bin/env bash
# Writes the same report-like rows with our Parquet writer and with DuckDB, turn by turn, and prints the medians.
# Usage: bench/write-parquet.sh [ROWS] [CODEC] [ROUNDS] [THREADS]; needs 'npm ci' in tests/Readers and 4 GB of memory.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
rows="${1:-5000000}" codec="${2:-zstd}" rounds="${3:-3}" threads="${4:-2}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

dotnet build -c Release -v quiet --nologo "$root/bench/write-parquet" > "$folder/build.log" || { cat "$folder/build.log" >&2; exit 1; }
ours() { dotnet "$root/artifacts/bin/write-parquet/release/write-parquet.dll" "$folder/ours.parquet" "$rows" "$codec" "$1"; }
duckdb() { node "$root/bench/write-parquet/copy-parquet.mjs" "$folder/ours.parquet" "$folder/duckdb.parquet" "$codec" "$threads" 524288 "$1"; }

for round in $(seq "$rounds"); do
    ours "$threads" >> "$folder/ours, $threads threads"
    duckdb file >> "$folder/DuckDB from the file, $threads threads"
    duckdb memory >> "$folder/DuckDB from memory, $threads threads"
    ours 1 >> "$folder/ours, 1 thread"
    echo "round $round of $rounds" >&2
done

median() { sort -n | awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'; }
printf '%s rows, %s, medians of %s rounds\n' "$rows" "$codec" "$rounds"
printf '| writer | wall s | processor s | bytes | peak MB |\n|---|---:|---:|---:|---:|\n'
for result in "$folder"/ours,* "$folder"/DuckDB*; do
    printf '| %s |' "$(basename "$result")"
    for column in 1 2 3 4; do printf ' %s |' "$(cut -f "$column" "$result" | median)"; done
    printf '\n'
done
