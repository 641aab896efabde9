# Part "dbt" of bench/run.sh: feeds to a published month, without report files.

part_begin() { :; }

part_round() {
    local facts
    fresh ours
    measure "ours" "$root/bench/run/ours.sh" "$feeds" "$work/ours" "$(url ours)" extract month
    facts="$(ask ours -f "$root/bench/peers/facts.sql")"
    drop ours
    rm -rf "$work/ours"
    fresh peer
    if peer "dbt-style on PostgreSQL" "$root/bench/peers/dbt-style.sh" "$feeds" "$(url peer)"; then
        same "facts" "$facts" "$(ask peer -f "$root/bench/peers/facts.sql")"
    fi
    drop peer
}

part_end() { table "dbt: drop folder to published month, no report files"; }
