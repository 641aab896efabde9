-- People of the web host: accounts, roles, the keys that all hosts share, and the tries that throttle sign-in.
create table etl.account (
    account_id uuid primary key default gen_random_uuid(),
    account_name text not null unique check (account_name ~ '^[a-z][a-z0-9._-]{0,62}$'),
    password_hash text not null,
    session_stamp uuid not null default gen_random_uuid(),
    added_at timestamptz not null default clock_timestamp()
);

create table etl.account_role (
    account_id uuid not null references etl.account on delete cascade,
    role text not null check (role in ('admin', 'operator', 'viewer', 'executive')),
    given_at timestamptz not null default clock_timestamp(),
    primary key (account_id, role)
);

create table etl.data_protection_key (
    friendly_name text primary key,
    xml text not null,
    made_at timestamptz not null default clock_timestamp()
);

create table etl.link_key (
    link_key_id int generated always as identity primary key,
    secret bytea not null check (octet_length(secret) = 32),
    made_at timestamptz not null default clock_timestamp()
);

create table etl.sign_in_try (
    sign_in_try_id bigint generated always as identity primary key,
    account_name text not null,
    address text not null,
    tried_at timestamptz not null default clock_timestamp()
);
create index sign_in_try_account on etl.sign_in_try (account_name, tried_at);
create index sign_in_try_address on etl.sign_in_try (address, tried_at);

comment on table etl.account is 'People of the web host. Grain: account.';
comment on column etl.account.account_id is 'Names the account in cookies and links; never used again';
comment on column etl.account.account_name is 'What its person types: a letter, then up to 62 of a-z, 0-9, ., _ and -';
comment on column etl.account.password_hash is 'By the hasher of ASP.NET Core Identity';
comment on column etl.account.session_stamp is 'Another one ends every session of the account: a new password makes one';
comment on column etl.account.added_at is 'When, UTC';
comment on table etl.account_role is 'What an account may do: the union of its roles. Grain: account, role.';
comment on column etl.account_role.account_id is 'Whose';
comment on column etl.account_role.role is 'admin (people), operator (ops pages and runs), viewer (report files) or executive (those with revenue)';
comment on column etl.account_role.given_at is 'When, UTC';
comment on table etl.data_protection_key is 'Keys by which all web hosts seal cookies and form tokens; the framework makes a new one in time. Grain: key.';
comment on column etl.data_protection_key.friendly_name is 'As the framework names it';
comment on column etl.data_protection_key.xml is 'The key, as the framework writes it';
comment on column etl.data_protection_key.made_at is 'When, UTC';
comment on table etl.link_key is 'Keys by which download links are signed; the newest signs, those before it still verify. Grain: key.';
comment on column etl.link_key.link_key_id is 'Stands in the link';
comment on column etl.link_key.secret is '32 bytes by chance';
comment on column etl.link_key.made_at is 'When, UTC';
comment on table etl.sign_in_try is 'Tries to sign in that did not succeed, of the last hours. Grain: try.';
comment on column etl.sign_in_try.sign_in_try_id is 'Number of the try';
comment on column etl.sign_in_try.account_name is 'The name that was typed, lower case; it need not exist';
comment on column etl.sign_in_try.address is 'Where the try came from';
comment on column etl.sign_in_try.tried_at is 'When, UTC';

-- What the ops pages look up for each month.
create index step_month on etl.step (month_start, step, started_at desc);
create index run_delivery_month on etl.run_delivery (month_start, token desc);
create index report_file_run on etl.report_file (run_id);
create index run_running on etl.run (run_id) where state = 'running';
