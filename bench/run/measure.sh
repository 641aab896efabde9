# Sourced by bench/run.sh: measures sides turn by turn, and prints their medians as a table.

# Processor seconds that PostgreSQL has used: the postmaster, its backends, and those that have ended.
postgres_seconds() {
    local ticks
    ticks="$(getconf CLK_TCK)"
    { cat /proc/[0-9]*/stat 2> /dev/null || true; } | awk -v postmaster="$postmaster" -v ticks="$ticks" '
        $1 == postmaster { sum += $14 + $15 + $16 + $17 }
        $4 == postmaster { sum += $14 + $15 }
        END { printf "%.2f", sum / ticks }'
}

# note SIDE WALL PROCESSOR PEAK_MB: one measurement of the part and round at hand; the warm-up round's is thrown away.
note() {
    echo "$part round $round: $1, $2 s" >&2
    [ "$round" = 0 ] || printf '%s\t%s\t%s\n' "$2" "$3" "$4" >> "$figures/$1"
    grep -qxF "$1" "$figures/.sides" 2> /dev/null || echo "$1" >> "$figures/.sides"
}

# timed COMMAND…: runs the command, its output to $work/output, and sets $wall, $processor (seconds, of it and of PostgreSQL) and $peak (MB,
# of the largest of its processes, PostgreSQL's left out). Fails where the command does.
timed() {
    local before user system kilobytes
    before="$(postgres_seconds)"
    /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" > "$work/output" 2> "$work/errors" || return
    read -r wall user system kilobytes < "$work/time"
    processor="$(awk -v own="$user" -v kernel="$system" -v after="$(postgres_seconds)" -v before="$before" 'BEGIN { printf "%.2f", own + kernel + after - before }')"
    peak="$((kilobytes / 1024))"
}

# timed_or_end SIDE COMMAND…: where it fails, so does the run.
timed_or_end() {
    local side="$1"
    shift
    if ! timed "$@"; then
        tell_failure "$side" >&2
        exit 1
    fi
}

# measure SIDE COMMAND…: one of ours.
measure() {
    timed_or_end "$@"
    note "$1" "$wall" "$processor" "$peak"
}

# peer SIDE COMMAND…: a peer that fails is told of, stands in the table as failed, and is not asked again; the others go on.
peer() {
    local side="$1"
    shift
    [ ! -f "$figures/failed/$side" ] || return 1
    if ! timed "$@"; then
        mkdir -p "$figures/failed"
        tell_failure "$side" | tee "$figures/failed/$side" >&2
        touch "$work/incomplete"
        grep -qxF "$side" "$figures/.sides" 2> /dev/null || echo "$side" >> "$figures/.sides"
        return 1
    fi
    note "$side" "$wall" "$processor" "$peak"
}

# What a command said at its end, and what time says of it: its exit code, or the signal that ended it.
tell_failure() {
    tail -n 20 "$work/output" "$work/errors" >&2
    echo "$part round $round: $1 failed: $(head -n 1 "$work/time")."
}

# same WHAT OURS PEER: ends the run where two sides have not done the same work.
same() {
    [ "$2" = "$3" ] && [ -n "$2" ] && return 0
    printf 'bench/run.sh: %s differ, so the sides have not done the same work.\n--- ours\n%s\n--- peer\n%s\n' "$1" "$2" "$3" >&2
    exit 1
}

median() { sort -n | awk '{ line[NR] = $1 } END { print NR % 2 ? line[(NR + 1) / 2] : (line[NR / 2] + line[NR / 2 + 1]) / 2 }'; }

# Medians of the part's sides; each ratio is a side's median against that of the first, which is ours.
table() {
    local side column value ours=() cells ratios
    printf '\n### %s\n\n' "$1"
    printf '| side | wall s | processor s | peak MB | wall ÷ ours | processor ÷ ours | memory ÷ ours |\n|---|---:|---:|---:|---:|---:|---:|\n'
    while read -r side; do
        if [ -f "$figures/failed/$side" ]; then
            printf '| %s | failed | – | – | – | – | – |\n' "$side"
            continue
        fi
        cells="" ratios=""
        for column in 1 2 3; do
            value="$(cut -f "$column" "$figures/$side" | median)"
            [ "${#ours[@]}" = 3 ] || ours+=("$value")
            cells+=" $value |"
            ratios+=" $(awk -v v="$value" -v o="${ours[$((column - 1))]}" 'BEGIN { if (v + 0 > 0 && o + 0 > 0) printf "%.2f", v / o; else printf "–" }') |"
        done
        printf '| %s |%s%s\n' "$side" "$cells" "$ratios"
    done < "$figures/.sides"
}
