# Part "transform" of bench/run.sh: eight feeds with us, usage alone with DuckDB.

part_begin() { quietly dotnet build -c Release -v quiet --nologo "$root/bench/transform"; }

part_round() {
    measure "ours, all eight feeds" dotnet "$root/artifacts/bin/transform/release/transform.dll" "$home/landing"
    local ours
    ours="$(cat "$work/output")"
    measure "DuckDB, usage alone" node "$root/bench/peers/duckdb/ask.mjs" 2 "$root/bench/peers/duckdb/usage.sql" feeds="$home/landing"
    same "usage facts" "$ours" "$(cat "$work/output")"
}

part_end() { table "transform: landed bytes to facts in memory"; }
