# Part "days" of bench/growth.sh: a first month of 100,000 subscriptions with ever more days of usage.

. "$root/bench/growth/subscriptions.sh"

days() {
    local day_count rows all_rows=() all_seconds=() all_peaks=()
    printf '\n### Usage days\n\nAs above, %s subscriptions.\n\n' $((100000 / divide))
    printf '| days | usage rows | wall s | processor s | peak MB | transform s | stage s | publish s | report s | inserted | updated | deleted |\n'
    printf '|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n'
    for day_count in 1 8 16 31; do
        first_month "$(customers_of 100000)" "$day_count"
        rows="$(ask insights -c "select sum(row_count) from etl.delivery where feed = 'usage'")"
        all_rows+=("$rows") all_seconds+=("$wall") all_peaks+=("$peak")
        printf '| %s | %s | %s | %s | %s | %s |\n' "$day_count" "$rows" "$wall" "$processor" "$peak" "$steps"
    done
    plot "Seconds of a first month" "usage rows" all_rows "seconds" all_seconds
    plot "Peak memory of a first month" "usage rows" all_rows "MB" all_peaks
}
