# Part "month" of bench/run.sh: feeds to a published month and its thirty report files.

part_begin() { :; }

part_round() {
    local facts
    rm -rf "$work/ours" "$work/peer"
    mkdir "$work/peer"
    fresh ours
    measure "ours" "$root/bench/run/ours.sh" "$feeds" "$work/ours" "$(url ours)"
    facts="$(ask ours -f "$root/bench/peers/facts.sql")"
    drop ours
    fresh peer
    if peer "DuckDB and PostgreSQL" "$root/bench/peers/duckdb-postgresql.sh" "$feeds" "$(url peer)" "$work/peer"; then
        same "facts" "$facts" "$(ask peer -f "$root/bench/peers/facts.sql")"
        [ "$round" != "$first_round" ] || same_reports
    fi
    drop peer
}

# Every row of every Parquet file, both ways, and every format's number of lines.
same_reports() {
    local file name
    for file in "$work"/ours/reports/*/2026-10/*.parquet; do
        name="$(basename "$file" .parquet)"
        name="${name/_202610_/_}" name="${name%_v01}"
        same "rows of $name" "0 0" "$(node "$root/bench/peers/duckdb/ask.mjs" 2 "$root/bench/peers/duckdb/differences.sql" \
            ours="$file" peer="$work/peer/reports/$name.parquet" | tr '\t' ' ')"
        for format in csv tsv; do
            same "lines of $name.$format" "$(gzip -dc "${file%.parquet}.$format.gz" | wc -l)" "$(gzip -dc "$work/peer/reports/$name.$format.gz" | wc -l)"
        done
    done
}

part_end() {
    table "month: drop folder to published month and report files"
    [ -d "$figures/failed" ] || printf '\nReport files: ours %s MB, theirs %s MB.\n' "$(report_megabytes ours)" "$(report_megabytes peer)"
    rm -rf "$work/ours" "$work/peer"
}

report_megabytes() { find "$work/$1/reports" -name '*.parquet' -o -name '*.gz' | xargs -r du -cb | awk 'END { printf "%.0f", $1 / 1e6 }'; }
