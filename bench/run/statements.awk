# What a publish spent its time on, from PostgreSQL's log of durations: seconds and first line of each statement, tab-separated;
# "members" is what came before the first fact. -v database=NAME
/ duration: / && index($0, "@" database " ") {
    milliseconds = text = $0
    sub(/.* duration: /, "", milliseconds)
    sub(/.* duration: [0-9.]+ ms +[a-z]+( <unnamed>)?: /, "", text)
    gsub(/staging\.run_[0-9]+_/, "staging.", text)
    if (index(text, "select pg_advisory_xact_lock($1, 0)")) publish = $4
    if (publish == "" || $4 != publish) next
    if (index(text, "-- Adds the members of the type 1 dimensions")) isMembers = 1
    if (index(text, "-- Fills staging.base with")) isMembers = 0
    if (isMembers) members += milliseconds
    sum[substr(text, 1, 110)] += milliseconds
}
END {
    printf "%.2f\tmembers\n", members / 1000
    for (text in sum) printf "%.2f\t%s\n", sum[text] / 1000, text
}
