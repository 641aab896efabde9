# Sourced by bench scripts: a PostgreSQL of their own in $home, with an empty warehouse from which databases are made.

insights() { dotnet "$root/artifacts/bin/InsightsEtl.Scheduler/release/insights.dll" "$@" --home "$home"; }

# Quietly, unless it fails.
quietly() { "$@" > "$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }; }

start_database() {
    quietly "$root/insights" db start --home "$home"
    owner="$(insights db url --role owner)"
    postmaster="$(awk '/^PPid/ { print $2 }' "/proc/$(ask insights -c "select pid from pg_stat_activity where backend_type = 'checkpointer'")/status")"
    ask insights -c 'drop database if exists empty' -c 'create database empty'
    quietly insights db migrate --database "$(url empty)"
}

url() { echo "${owner%/*}/$1"; }

ask() { local database="$1"; shift; PGOPTIONS='-c client_min_messages=warning' psql "$(url "$database")" -X -q -At -v ON_ERROR_STOP=1 "$@"; }

# fresh DATABASE: a migrated one that holds no month, with nothing left to be written of what was before.
fresh() {
    ask insights -c "drop database if exists $1 with (force)" -c "create database $1 template empty" -c checkpoint
    sync
}

drop() { ask insights -c "drop database if exists $1 with (force)"; }
