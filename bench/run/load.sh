# Part "load" of bench/run.sh: the publish of a first month, beside copies of the same fact rows.

facts() { cut -d ' ' -f 1 "$root/bench/peers/facts.txt"; }

part_begin() { mkdir "$work/rows"; }

part_round() {
    fresh ours
    ask insights -c 'alter database ours set log_min_duration_statement = 0'
    local log log_bytes
    log="$(ask insights -c "select current_setting('data_directory') || '/' || pg_current_logfile()")"
    log_bytes="$(stat -c %s "$log")"
    timed_or_end "ours" "$root/bench/run/ours.sh" "$feeds" "$home" "$(url ours)" month
    ask ours -F $'\t' -f "$root/bench/run/publish.sql" > "$work/split"
    while IFS=$'\t' read -r name seconds; do note "$name" "$seconds" – –; done < "$work/split"
    tail -c "+$((log_bytes + 1))" "$log" | awk -v database=ours -f "$root/bench/run/statements.awk" > "$work/statements"
    note "– – members of them" "$(awk -F '\t' '$2 == "members" { print $1 }' "$work/statements")" – –
    ask insights -c 'alter database ours reset log_min_duration_statement'
    note "ours, whole run of step month" "$wall" "$processor" "$peak"
    empty_partitions
    for kind in constrained bare; do
        # So that nothing is left for the server to do about our own rows meanwhile.
        ask ours -c 'vacuum analyze' -c checkpoint
        sync
        peer "\\copy binary, $kind" "$root/bench/peers/copy-facts.sh" "$(url ours)" "$work/rows" "$kind" || true
    done
    [ -d "$figures/failed" ] || same "copied rows" "$(rows warehouse)" "$(rows bare)"
    drop ours
}

# Keeps the month's rows in files, and puts empty partitions, attached and with all keys and constraints, in the place of its own.
empty_partitions() {
    local fact
    ask ours -c 'create schema bare'
    for fact in $(facts); do
        [ -f "$work/rows/$fact" ] || ask ours -c "\\copy warehouse_part.${fact}_202610 to '$work/rows/$fact' (format binary)"
        ask ours -c "drop table warehouse_part.${fact}_202610" \
            -c "create table warehouse_part.${fact}_202610 partition of warehouse.$fact for values from ('2026-10-01') to ('2026-11-01')"
    done
}

rows() { for fact in $(facts); do ask ours -c "select '$fact', count(*), sum(customer_key::bigint) from $1.$fact"; done; }

part_end() {
    table "load: publish of a first month"
    printf '\nWhat the last publish took longest for, seconds and first line of the statement:\n\n'
    grep -v $'\tmembers$' "$work/statements" | sort -rn | head -n 15 | sed 's/^/    /'
    rm -rf "$work/rows"
}
