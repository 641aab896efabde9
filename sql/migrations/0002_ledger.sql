-- The ledger: every run, step, delivery, reject, check and publish, and who holds which month.
create table etl.run (
    run_id bigint generated always as identity primary key,
    command text not null,
    state text not null default 'running' check (state in ('running', 'succeeded', 'failed', 'interrupted')),
    message text,
    exit_code int,
    process_id int not null,
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    check ((state = 'running') = (finished_at is null))
);

create table etl.step (
    run_id bigint not null references etl.run,
    month_start date not null,
    step text not null check (step in ('extract', 'transform', 'stage', 'audit', 'publish', 'report')),
    state text not null default 'running' check (state in ('running', 'succeeded', 'failed', 'skipped', 'interrupted')),
    message text,
    rows_in bigint,
    rows_out bigint,
    rows_duplicate bigint,
    rows_rejected bigint,
    input_bytes bigint,
    elapsed_seconds numeric(12, 3),
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    primary key (run_id, month_start, step)
);

create table etl.delivery (
    delivery_id bigint generated always as identity primary key,
    feed text not null,
    identity text not null,
    row_count bigint not null,
    delivered_bytes bigint not null,
    is_current boolean not null,
    delivery_date date not null,
    landed_at timestamptz not null default clock_timestamp(),
    unique (feed, delivery_date, identity)
);
create unique index delivery_current on etl.delivery (feed, delivery_date) where is_current;

create table etl.delivery_problem (
    feed text not null,
    delivery_date date not null,
    kind text not null check (kind in ('incomplete', 'refused')),
    message text not null,
    first_seen_at timestamptz not null default clock_timestamp(),
    last_seen_at timestamptz not null default clock_timestamp(),
    primary key (feed, delivery_date)
);

create table etl.run_delivery (
    run_id bigint not null references etl.run,
    month_start date not null,
    delivery_id bigint not null references etl.delivery,
    token bigint not null,
    rows_in bigint not null,
    rows_used bigint not null,
    rows_duplicate bigint not null,
    rows_rejected bigint not null,
    primary key (month_start, run_id, delivery_id),
    constraint every_row_is_accounted_for check (rows_in = rows_used + rows_duplicate + rows_rejected)
);

create table etl.reject (
    run_id bigint not null references etl.run,
    month_start date not null,
    delivery_id bigint not null references etl.delivery,
    part text not null,
    line_number bigint not null,
    field text,
    reason text not null,
    excerpt text
);
create index reject_month on etl.reject (month_start, run_id, delivery_id);

create table etl.orphan (
    run_id bigint not null references etl.run,
    month_start date not null,
    feed text not null,
    subscription_id uuid not null,
    sku_id uuid not null,
    row_count bigint not null,
    primary key (month_start, run_id, feed, subscription_id, sku_id)
);

create table etl.check_result (
    run_id bigint not null references etl.run,
    month_start date not null,
    check_name text not null,
    expected text not null,
    actual text not null,
    is_passed boolean not null,
    checked_at timestamptz not null default clock_timestamp(),
    primary key (month_start, run_id, check_name)
);

create table etl.lease (
    month_start date primary key,
    token bigint not null,
    run_id bigint not null references etl.run,
    expires_at timestamptz not null
);

create table etl.publish (
    month_start date not null,
    run_id bigint not null references etl.run,
    version int not null,
    token bigint not null,
    inputs_sha256 text not null,
    checksum text not null,
    rows_inserted bigint not null,
    rows_updated bigint not null,
    rows_deleted bigint not null,
    rows_rekeyed bigint not null,
    member_changes bigint not null,
    next_month_rows_changed bigint not null,
    published_at timestamptz not null default clock_timestamp(),
    primary key (month_start, run_id)
);
