# Part "subscriptions" of bench/growth.sh: a first month and its report files, from what has landed, 31 days of usage.

subscriptions() {
    local size rows all_rows=() all_seconds=() all_peaks=()
    printf '\n### Subscriptions\n\n`insights run 2026-10` from what has landed, report files included; each a first month of a warehouse of its own.\n\n'
    printf '| subscriptions | usage rows | wall s | processor s | peak MB | transform s | stage s | publish s | report s | inserted | updated | deleted |\n'
    printf '|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n'
    for size in 50000 100000 250000 500000 1000000; do
        first_month "$(customers_of "$size")" 31
        rows="$(ask insights -c "select sum(row_count) from etl.delivery where feed = 'subscriptions'")"
        all_rows+=("$rows") all_seconds+=("$wall") all_peaks+=("$peak")
        printf '| %s | %s | %s | %s | %s | %s |\n' "$rows" \
            "$(ask insights -c "select sum(row_count) from etl.delivery where feed = 'usage'")" "$wall" "$processor" "$peak" "$steps"
    done
    plot "Seconds of a first month" "subscriptions" all_rows "seconds" all_seconds
    plot "Peak memory of a first month" "subscriptions" all_rows "MB" all_peaks
}

# first_month CUSTOMERS DAYS: generates, lands, and runs.
first_month() {
    open
    rm -rf "$work/feeds"
    generate "$work/feeds" 2026-10 "$1" --usage-days "$2"
    quietly insights run 2026-10 --step extract --feeds "$work/feeds"
    rm -rf "$work/feeds"
    ask insights -c checkpoint
    run 2026-10
}

# plot TITLE X_NAME X_ARRAY Y_NAME Y_ARRAY. The axis has names of sizes, not a scale: equal steps are not equal differences.
plot() {
    local -n places="$3" values="$5"
    local IFS=','
    printf '\n```mermaid\nxychart-beta\n    title "%s"\n    x-axis "%s" [%s]\n    y-axis "%s"\n    line [%s]\n```\n' \
        "$1" "$2" "${places[*]}" "$4" "${values[*]}"
}
