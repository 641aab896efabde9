-- A ledger of 37 months and 10,000 runs beside whatever is in it, for measuring pages: never for a warehouse that anybody reads.
set role insights_etl;

insert into etl.delivery (feed, identity, row_count, delivered_bytes, is_current, delivery_date)
select feed, md5(feed || delivery_date), 1000, 100000, true, delivery_date
from unnest(array['partners', 'customers', 'skus', 'fx_rates', 'subscriptions', 'attributions', 'billing', 'usage']) as feed
cross join (select (date '2022-01-31' + month * interval '1 month')::date as delivery_date from generate_series(0, 36) as month) as dated
on conflict do nothing;

with made as (
    insert into etl.run (command, state, exit_code, process_id, started_at, finished_at)
    select 'bench', case when number % 50 = 0 then 'failed' else 'succeeded' end, 0, 1,
        timestamptz '2022-02-01' + number * interval '100 minutes', timestamptz '2022-02-01' + number * interval '100 minutes' + interval '90 s'
    from generate_series(1, 10000) as number
    returning run_id, state, started_at
),
months as (
    select made.*, (date '2022-01-01' + (run_id % 37) * interval '1 month')::date as month_start from made
),
steps as (
    insert into etl.step (run_id, month_start, step, state, rows_in, rows_out, rows_rejected, elapsed_seconds, started_at, finished_at)
    select run_id, month_start, step, case when step = 'audit' then state else 'succeeded' end, 8000, 7990, 3, 12.5,
        started_at + place * interval '12 s', started_at + place * interval '12 s' + interval '12 s'
    from months
    cross join unnest(array['extract', 'transform', 'stage', 'audit', 'publish', 'report']) with ordinality as kind (step, place)
    returning run_id
),
used as (
    insert into etl.run_delivery (run_id, month_start, delivery_id, token, rows_in, rows_used, rows_duplicate, rows_rejected)
    select months.run_id, months.month_start, delivery.delivery_id, months.run_id, 1000, 999, 0, 1
    from months
    join etl.delivery on date_trunc('month', delivery.delivery_date) = months.month_start and delivery.is_current
    returning run_id
),
published as (
    insert into etl.publish (month_start, run_id, version, token, inputs_sha256, checksum, rows_inserted, rows_updated, rows_deleted,
        rows_rekeyed, member_changes, next_month_rows_changed, published_at)
    select month_start, run_id, 1, run_id, 'x', 'x', 1, 0, 0, 0, 0, 0, started_at from months where state = 'succeeded'
    returning run_id
)
insert into warehouse.month_state (month_start, version, is_partial, usage_loaded, billing_loaded, as_of, published_at, run_id)
select month_start, 1, false, true, true, (month_start + interval '1 month - 1 day')::date, max(started_at), max(run_id)
from months group by month_start
on conflict do nothing;

reset role;
analyze etl.run, etl.step, etl.delivery, etl.run_delivery, etl.publish;
