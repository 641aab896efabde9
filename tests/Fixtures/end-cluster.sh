#!/bin/sh
# end-cluster.sh PID HOME: waits until process PID has ended, however it did, then ends HOME's cluster and deletes HOME.
exec < /dev/null > /dev/null 2>&1
trap '' INT TERM HUP
cd /
while kill -0 "$1"; do sleep 1; done
data=$(sed -n 's/.*"DataFolder": *"\([^"]*\)".*/\1/p' "$2/postgres.json")
data=${data:-$2/postgres}
server=$(head -n 1 "$data/postmaster.pid") && kill -QUIT "$server"
for _ in 1 2 3 4 5 6 7 8 9 10; do
    kill -0 "$server" || break
    sleep 0.2
done
rm -rf "$2"
case "$data" in /var/lib/insights-etl/*) rm -rf "$data" ;; esac
