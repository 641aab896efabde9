# Part "dbt" of bench/run.sh: feeds to a published month, without report files.

part_begin() { :; }

part_round() {
    rm -rf "$work/ours"
    fresh ours
    measure "ours" "$root/bench/run/ours.sh" "$feeds" "$work/ours" "$(url ours)" extract month
    fresh peer
    measure "dbt-style on PostgreSQL" "$root/bench/peers/dbt-style.sh" "$feeds" "$(url peer)"
    same "facts" "$(ask ours -f "$root/bench/peers/facts.sql")" "$(ask peer -f "$root/bench/peers/facts.sql")"
    drop ours
    drop peer
}

part_end() { table "dbt: drop folder to published month, no report files"; }
