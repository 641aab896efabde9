# Part "transform" of bench/run.sh: usage alone with us, DuckDB, Polars and ClickHouse, and all eight feeds with us. We foretell each row
# from the delivery before, which helps where deliveries keep an order, so usage is also read with each part's rows shuffled.

engines="$root/bench/peers/engines"

part_begin() {
    quietly dotnet build -c Release -v quiet --nologo "$root/bench/transform"
    [ -d "$engines/node_modules" ] || quietly npm install --no-audit --no-fund --no-package-lock --prefix "$engines" || rm -rf "$engines/node_modules"
    [ -f "$folder/shuffled/made" ] || shuffle_usage
}

# Landing once more with the rows of each usage part in another order, always the same; its other files are the same files.
shuffle_usage() {
    local part header
    rm -rf "$folder/shuffled"
    cp -al "$home/landing" "$folder/shuffled"
    find "$folder/shuffled/usage" -name 'part-*' | while read -r part; do
        { IFS= read -r header; printf '%s\n' "$header"; shuf --random-source=<(noise "${part#"$folder"}"); } < "$part" > "$part.new"
        mv "$part.new" "$part"
    done
    touch "$folder/shuffled/made"
}

# Endless bytes at random, the same for the same word.
noise() { openssl enc -aes-256-ctr -pass "pass:$1" -nosalt < /dev/zero 2> /dev/null || true; }

part_round() {
    local program="$root/artifacts/bin/transform/release/InsightsEtl.TransformAlone.dll" ours engine
    measure "ours, usage alone" dotnet "$program" "$home/landing" usage
    ours="$(cat "$work/output")"
    if peer "DuckDB, usage alone" node "$root/bench/peers/duckdb/ask.mjs" 2 "$root/bench/peers/duckdb/usage.sql" feeds="$home/landing"; then
        same "usage facts" "$ours" "$(cat "$work/output")"
    fi
    for engine in polars clickhouse; do
        if peer "$engine, usage alone" env POLARS_MAX_THREADS=2 node "$engines/$engine.mjs" "$home/landing"; then
            same "usage facts of $engine" "$ours" "$(cat "$work/output")"
        fi
    done
    measure "ours, usage shuffled" dotnet "$program" "$folder/shuffled" usage
    same "usage facts of shuffled rows" "$ours" "$(cat "$work/output")"
    if peer "DuckDB, usage shuffled" node "$root/bench/peers/duckdb/ask.mjs" 2 "$root/bench/peers/duckdb/usage.sql" feeds="$folder/shuffled"; then
        same "usage facts of shuffled rows" "$ours" "$(cat "$work/output")"
    fi
    measure "ours, all eight feeds" dotnet "$program" "$home/landing"
    same "usage facts of a month" "$ours" "$(cat "$work/output")"
}

part_end() { table "transform: landed bytes to facts in memory"; }
