# Part "backfill" of bench/growth.sh: thirteen months of 20,000 customers, by one and by two processes of "insights worker".

backfill() {
    local workers customers=$((20000 / divide))
    printf '\n### Backfill of 13 months\n\n%s customers, landed before; months asked for at once, worked on by processes of `insights worker`.\n\n' "$customers"
    printf '| workers | wall s | processor s | peak MB of one | rows inserted |\n|---:|---:|---:|---:|---:|\n'
    generate "$work/feeds" 2025-10..2026-10 "$customers" --usage-days 31
    for workers in 1 2; do
        open
        quietly insights run 2025-10..2026-10 --step extract --feeds "$work/feeds"
        ask insights -c checkpoint
        timed_or_end "backfill by $workers" "$root/bench/growth/work-off.sh" "$(url insights)" "$home" "$workers"
        printf '| %s | %s | %s | %s | %s |\n' "$workers" "$wall" "$processor" "$peak" "$(ask insights -c 'select sum(rows_inserted) from etl.publish')"
    done
    rm -rf "$work/feeds"
}
