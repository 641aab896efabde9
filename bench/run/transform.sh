# Part "transform" of bench/run.sh: usage alone with us, DuckDB, Polars and ClickHouse, and all eight feeds with us.

engines="$root/bench/peers/engines"

part_begin() {
    quietly dotnet build -c Release -v quiet --nologo "$root/bench/transform"
    [ -d "$engines/node_modules" ] || quietly npm install --no-audit --no-fund --no-package-lock --prefix "$engines"
}

part_round() {
    local program="$root/artifacts/bin/transform/release/InsightsEtl.TransformAlone.dll" ours engine
    measure "ours, usage alone" dotnet "$program" "$home/landing" usage
    ours="$(cat "$work/output")"
    measure "DuckDB, usage alone" node "$root/bench/peers/duckdb/ask.mjs" 2 "$root/bench/peers/duckdb/usage.sql" feeds="$home/landing"
    same "usage facts" "$ours" "$(cat "$work/output")"
    for engine in polars clickhouse; do
        measure "$engine, usage alone" env POLARS_MAX_THREADS=2 node "$engines/$engine.mjs" "$home/landing"
        same "usage facts of $engine" "$ours" "$(cat "$work/output")"
    done
    measure "ours, all eight feeds" dotnet "$program" "$home/landing"
    same "usage facts of a month" "$ours" "$(cat "$work/output")"
}

part_end() { table "transform: landed bytes to facts in memory"; }
