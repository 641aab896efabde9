-- The night and the day: who asked for which month, who works on it, how far it is, what the schedule does and whom it told.
create table etl.worker (
    worker_id uuid primary key,
    host_name text not null,
    process_id int not null,
    slot_count int not null check (slot_count > 0),
    started_at timestamptz not null default clock_timestamp(),
    seen_at timestamptz not null default clock_timestamp()
);

create table etl.run_request (
    request_id bigint generated always as identity primary key,
    run_id bigint references etl.run,
    worker_id uuid,
    source text not null check (source in ('schedule', 'page', 'api', 'cli')),
    step text check (step in ('extract', 'month', 'report')),
    requested_by text not null check (requested_by ~ '\S'),
    reason text not null check (reason ~ '\S'),
    state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'interrupted', 'cancelled')),
    message text,
    exit_code int,
    attempt int not null default 0,
    is_forced boolean not null,
    is_from_landing boolean not null,
    month_start date,
    requested_at timestamptz not null default clock_timestamp(),
    claimed_until timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    check ((state in ('queued', 'running')) = (finished_at is null)),
    check ((state = 'running') = (claimed_until is not null))
);
-- One run per month, and one night, at a time: whoever asks second is told of the first.
create unique index run_request_open on etl.run_request (coalesce(month_start, '-infinity')) where state in ('queued', 'running');
create index run_request_month on etl.run_request (month_start, request_id);
create index run_request_run on etl.run_request (run_id);

alter table etl.run add column cancelled_by text, add column cancel_reason text, add column cancel_requested_at timestamptz;

create table etl.run_progress (
    run_id bigint not null references etl.run,
    label text not null,
    total_bytes bigint,
    done_bytes bigint not null,
    done_rows bigint not null,
    is_ended boolean not null,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (run_id, label)
);

create table etl.log_line (
    run_id bigint not null references etl.run,
    line_number int not null,
    message text not null,
    logged_at timestamptz not null,
    primary key (run_id, line_number)
);

create table etl.schedule (
    trigger_name text primary key,
    cron text not null,
    time_zone text not null,
    paused_by text,
    pause_reason text,
    paused_at timestamptz,
    last_scheduled_for timestamptz,
    last_fired_at timestamptz,
    check ((paused_at is null) = (paused_by is null) and (paused_at is null) = (pause_reason is null))
);

create table etl.alert (
    alert_id bigint generated always as identity primary key,
    run_id bigint unique references etl.run,
    kind text not null check (kind in ('failed', 'checks failed', 'late feed')),
    feed text,
    message text not null,
    state text not null default 'due' check (state in ('due', 'sent', 'given up')),
    attempt int not null default 0,
    expected_date date,
    raised_at timestamptz not null default clock_timestamp(),
    try_after timestamptz not null default clock_timestamp(),
    sent_at timestamptz,
    unique (feed, expected_date),
    check ((kind = 'late feed') = (feed is not null and expected_date is not null))
);

create table etl.action_audit (
    action_id bigint generated always as identity primary key,
    who text not null check (who ~ '\S'),
    what text not null check (what ~ '\S'),
    why text not null check (why ~ '\S'),
    value_before jsonb,
    value_after jsonb,
    acted_at timestamptz not null default clock_timestamp()
);
create index action_audit_acted on etl.action_audit (acted_at);

create function etl.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    raise exception '% is append-only: found %, expected insert', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$$;
revoke execute on function etl.refuse_change() from public;
create trigger action_audit_append_only before update or delete or truncate on etl.action_audit
for each statement execute function etl.refuse_change();

insert into etl.schedule (trigger_name, cron, time_zone) values ('night', '0 15 2 * * ?', 'UTC'), ('late-feeds', '0 5 * * * ?', 'UTC');

comment on table etl.worker is 'Processes that work on requests. Grain: worker.';
comment on column etl.worker.worker_id is 'The worker, new at each start';
comment on column etl.worker.host_name is 'Machine it runs on';
comment on column etl.worker.process_id is 'Process on that machine';
comment on column etl.worker.slot_count is 'Months it works on at once';
comment on column etl.worker.started_at is 'When it began, UTC';
comment on column etl.worker.seen_at is 'Its latest sign of life, UTC; every few seconds';

comment on table etl.run_request is 'The door that every run goes through: a wish for a month, or for the night. At most one is open per month. Grain: request.';
comment on column etl.run_request.request_id is 'Number of the request';
comment on column etl.run_request.run_id is 'Its newest run; null while queued';
comment on column etl.run_request.worker_id is 'The worker that has it; null: none yet, or a command line that runs it itself';
comment on column etl.run_request.source is 'Where it came from: schedule, page, api, cli';
comment on column etl.run_request.step is 'The only step wanted: extract, month, report; null: all';
comment on column etl.run_request.requested_by is 'Who asked first';
comment on column etl.run_request.reason is 'Why, in the words of who asked';
comment on column etl.run_request.state is 'queued, running, then one of succeeded, failed, interrupted, cancelled';
comment on column etl.run_request.message is 'How it ended, for the operator';
comment on column etl.run_request.exit_code is 'As of the command line; null while open, cancelled or interrupted';
comment on column etl.run_request.attempt is 'How many workers have taken it; the newest alone may end it';
comment on column etl.run_request.is_forced is 'Also where the month is published from the very same deliveries';
comment on column etl.run_request.is_from_landing is 'Only from what has landed: no feed is asked';
comment on column etl.run_request.month_start is 'The month, as its first day; null: the night, which asks for the months that are due';
comment on column etl.run_request.requested_at is 'When it was asked for, UTC';
comment on column etl.run_request.claimed_until is 'Without a sign of life until then another may take it, UTC; null unless running';
comment on column etl.run_request.started_at is 'When it was first taken, UTC';
comment on column etl.run_request.finished_at is 'When it ended, UTC; null while open';

comment on column etl.run.cancelled_by is 'Who wished the run to end early';
comment on column etl.run.cancel_reason is 'Why, in the words of who wished it';
comment on column etl.run.cancel_requested_at is 'When it was wished, UTC; the run ends within seconds';

comment on table etl.run_progress is 'How far a run is with what it is doing, written every second; kept. Grain: run, label.';
comment on column etl.run_progress.run_id is 'Number of the run';
comment on column etl.run_progress.label is 'Month and step as a terminal shows them, such as 2026-10 transform, or extract';
comment on column etl.run_progress.total_bytes is 'Bytes there are to read; null where that is not known';
comment on column etl.run_progress.done_bytes is 'Bytes read so far';
comment on column etl.run_progress.done_rows is 'Rows so far';
comment on column etl.run_progress.is_ended is 'Whether nothing more is to come';
comment on column etl.run_progress.started_at is 'When it began, UTC';
comment on column etl.run_progress.updated_at is 'When this was written, UTC';

comment on table etl.log_line is 'What a run said on its way, never a row''s content. Grain: run, line.';
comment on column etl.log_line.run_id is 'Number of the run';
comment on column etl.log_line.line_number is 'From 1, in the order in which it was said';
comment on column etl.log_line.message is 'For the operator';
comment on column etl.log_line.logged_at is 'When it was said, UTC';

comment on table etl.schedule is 'Triggers: what they are set to, whether they are paused, and what they last did. Grain: trigger.';
comment on column etl.schedule.trigger_name is 'night (asks for the months that are due) or late-feeds (looks whether feeds are late)';
comment on column etl.schedule.cron is 'Seconds, minutes, hours, days, months, weekdays, as the newest host was set to';
comment on column etl.schedule.time_zone is 'The zone in which cron is meant';
comment on column etl.schedule.paused_by is 'Who paused it; null: not paused';
comment on column etl.schedule.pause_reason is 'Why, in the words of who paused it';
comment on column etl.schedule.paused_at is 'When it was paused, UTC';
comment on column etl.schedule.last_scheduled_for is 'The newest time it was due and seen to, paused or not, by the clock of the host, UTC';
comment on column etl.schedule.last_fired_at is 'When it last did its work, UTC';

comment on table etl.alert is 'Messages for the webhook: one per run, one per feed and date. Grain: message.';
comment on column etl.alert.alert_id is 'Number of the message';
comment on column etl.alert.run_id is 'The run it tells of; null: a late feed';
comment on column etl.alert.kind is 'failed, checks failed or late feed';
comment on column etl.alert.feed is 'The late feed; null: a run';
comment on column etl.alert.message is 'For the operator; no row''s content, no revenue';
comment on column etl.alert.state is 'due, then sent or given up';
comment on column etl.alert.attempt is 'How often it was tried';
comment on column etl.alert.expected_date is 'Business date of the delivery that is late; null: a run';
comment on column etl.alert.raised_at is 'When it was written, UTC';
comment on column etl.alert.try_after is 'Not before then, UTC';
comment on column etl.alert.sent_at is 'When the webhook took it, UTC';

comment on table etl.action_audit is 'Who changed what, why, when, before and after; append-only. Grain: action.';
comment on column etl.action_audit.action_id is 'Number of the action';
comment on column etl.action_audit.who is 'The account, or user and machine of a command line';
comment on column etl.action_audit.what is 'What was done to what, such as request 2026-10, pause night, grant executive to maria';
comment on column etl.action_audit.why is 'In the words of who did it';
comment on column etl.action_audit.value_before is 'What it was; null where there was nothing';
comment on column etl.action_audit.value_after is 'What it is; null where there is nothing any more';
comment on column etl.action_audit.acted_at is 'When, UTC';
comment on function etl.refuse_change() is 'Keeps a table append-only.';
