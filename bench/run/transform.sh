# Part "transform" of bench/run.sh: usage alone with us and with DuckDB, and all eight feeds with us.

part_begin() { quietly dotnet build -c Release -v quiet --nologo "$root/bench/transform"; }

part_round() {
    local program="$root/artifacts/bin/transform/release/InsightsEtl.TransformAlone.dll" ours
    measure "ours, usage alone" dotnet "$program" "$home/landing" usage
    ours="$(cat "$work/output")"
    measure "DuckDB, usage alone" node "$root/bench/peers/duckdb/ask.mjs" 2 "$root/bench/peers/duckdb/usage.sql" feeds="$home/landing"
    same "usage facts" "$ours" "$(cat "$work/output")"
    measure "ours, all eight feeds" dotnet "$program" "$home/landing"
    same "usage facts of a month" "$ours" "$(cat "$work/output")"
}

part_end() { table "transform: landed bytes to facts in memory"; }
