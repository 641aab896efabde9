# Part "increment" of bench/growth.sh: what a night costs in a month that is loaded, 500,000 subscriptions.

increment() {
    local feeds="$work/feeds" first=""
    printf '\n### A night in a loaded month\n\n`insights run 2026-10 --feeds …`: extract, month and report files; %s subscriptions.\n\n' $((500000 / divide))
    printf '| run | wall s | processor s | peak MB | transform s | stage s | publish s | report s | inserted | updated | deleted | wall ÷ first |\n'
    printf '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n'
    generate "$feeds" 2026-10 "$(customers_of 500000)"
    cp -al "$feeds" "$work/feeds-of-30-days"
    rm -r "$work/feeds-of-30-days/usage/2026-10-31"

    open
    night "first, 30 days of usage" "$work/feeds-of-30-days"
    night "the 31st day arrives" "$feeds"
    night "forced, feeds unchanged" "$feeds" --force
    [ "$(ask insights -c 'select rows_inserted + rows_updated + rows_deleted from etl.publish order by run_id desc limit 1')" = 0 ] \
        || { echo "bench/growth.sh: a forced run of unchanged feeds has changed rows." >&2; exit 1; }
    night "nothing new" "$feeds"
    open
    night "first, 31 days of usage" "$feeds"
    rm -rf "$feeds" "$work/feeds-of-30-days"
}

# night NAME FEEDS [OPTION]
night() {
    ask insights -c checkpoint
    run 2026-10 --feeds "${@:2}"
    first="${first:-$wall}"
    printf '| %s | %s | %s | %s | %s | %s |\n' "$1" "$wall" "$processor" "$peak" "$steps" \
        "$(awk -v wall="$wall" -v first="$first" 'BEGIN { printf "%.2f", wall / first }')"
}
