#!/usr/bin/env bash
# Builds October 2026 of one fact aside, filled by a line of psql, with the keys, constraints and indexes that ours has, and attaches it.
# Usage: bench/peers/partition.sh PSQL_URL FACT PRIMARY_KEY FILL; in FILL "{partition}" is the table to be filled.
set -euo pipefail

url="$1" fact="$2" key="$3"
partition="warehouse_part.${fact}_202610"
psql "$url" -X -q -v ON_ERROR_STOP=1 <<SQL
begin;
create table $partition (like warehouse.$fact including defaults including constraints) with (fillfactor = 90);
${4//\{partition\}/$partition}
alter table $partition
    add primary key ($key, month_start),
    add constraint month_is_its_own check (month_start >= date '2026-10-01' and month_start < date '2026-11-01');
alter table warehouse.$fact attach partition $partition for values from ('2026-10-01') to ('2026-11-01');
alter table $partition drop constraint month_is_its_own;
commit;
analyze $partition;
SQL
