#!/usr/bin/env bash
# Restore, build, format, test: the one command for people and CI. Its last line is "N passed, N failed".
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$root"
. .ci/setup.sh

summary="0 passed, 0 failed"
trap 'echo "$summary"' EXIT

find_dotnet
exclusively postgresql install_postgresql
exclusively node install_node
exclusively node install_readers
exclusively chromium install_chromium
touch artifacts/insights.built.new
dotnet restore --locked-mode
dotnet build -c Release --no-restore -warnaserror
mv artifacts/insights.built.new artifacts/insights.built
dotnet format --verify-no-changes --no-restore

# What tests keep need not survive the machine: it is kept in memory where 8 GB of it are free.
room_kb() {
    { df --output=avail -k /dev/shm | tail -n 1; awk '/^MemAvailable/ { print $2 }' /proc/meminfo; } 2> /dev/null \
        | awk 'NR == 1 || $1 < least { least = $1 } END { print NR == 2 ? least : 0 }'
}
if [ -w /dev/shm ] && [ "$(room_kb)" -gt $((8 << 20)) ]; then
    find /dev/shm -maxdepth 1 -name 'insights-check-*' -mmin +600 -exec rm -rf {} + 2> /dev/null || true
    TMPDIR="$(mktemp -d /dev/shm/insights-check-XXXXXX)"
    export TMPDIR
    chmod 1777 "$TMPDIR"
    trap 'rm -rf "$TMPDIR" || true; echo "$summary"' EXIT
fi

log="$root/artifacts/test.log"
failure=0
# What a shell begins in the background ignores SIGINT, and so would the programs that tests interrupt.
heeding=(env --default-signal=INT)
"${heeding[@]}" true 2> /dev/null || heeding=()
# Nothing runs long enough here to earn what it costs to compile it well.
DOTNET_TieredPGO=0 DOTNET_TC_QuickJitForLoops=1 ${heeding[@]+"${heeding[@]}"} dotnet test -c Release --no-build | tee "$log" || failure=$?

# "Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, …" for each test assembly.
count() { grep -oE "$1: +[0-9]+" "$log" | awk '{ sum += $2 } END { print sum + 0 }'; }
passed=$(count "Passed") failed=$(count "Failed") skipped=$(count "Skipped")
summary="$passed passed, $failed failed"
[ "$skipped" = 0 ] || summary="$summary, $skipped skipped"
[ "$failure" = 0 ] || exit "$failure"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ] || exit 1
