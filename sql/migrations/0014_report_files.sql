-- Tells one warehouse from another, also after a dump and restore: a folder of reports belongs to one of them.
create table etl.installation (
    installation_id uuid primary key default gen_random_uuid(),
    is_only boolean not null default true unique check (is_only)
);
insert into etl.installation default values;

comment on table etl.installation is 'This warehouse, told from every other. Grain: one row.';
comment on column etl.installation.installation_id is 'Kept beside the report files, so that no other warehouse sweeps them';
comment on column etl.installation.is_only is 'Always true: there is one row';

-- Report files that can be downloaded. A row is written when its file has its name, and goes before its file goes.
create table etl.report_file (
    report_file_id uuid primary key default gen_random_uuid(),
    run_id bigint not null references etl.run,
    dataset text not null,
    audience text not null check (audience in ('viewer', 'executive')),
    format text not null check (format in ('parquet', 'csv', 'tsv')),
    file_name text not null unique,
    sha256 text not null,
    version int not null check (version > 0),
    row_count bigint not null,
    file_bytes bigint not null,
    is_partial boolean not null,
    month_start date not null,
    as_of date not null,
    written_at timestamptz not null default clock_timestamp(),
    unique (month_start, dataset, audience, format, version)
);

comment on table etl.report_file is 'Report files that can be downloaded. Grain: month, dataset, audience, format, version.';
comment on column etl.report_file.report_file_id is 'Names the file to a reader without telling anything about it';
comment on column etl.report_file.run_id is 'The run that wrote it';
comment on column etl.report_file.dataset is 'What it holds, such as CustomersAndTenants';
comment on column etl.report_file.audience is 'Whom it is for: viewer (without the revenue columns) or executive';
comment on column etl.report_file.format is 'parquet, csv (gzip) or tsv (gzip)';
comment on column etl.report_file.file_name is 'Path below the folder of reports';
comment on column etl.report_file.sha256 is 'SHA-256 of its bytes, lower-case hex';
comment on column etl.report_file.version is 'Version of the published month it was written from';
comment on column etl.report_file.row_count is 'Rows, header excluded';
comment on column etl.report_file.file_bytes is 'Its size, bytes';
comment on column etl.report_file.is_partial is 'Whether the month ended after its latest subscriptions snapshot when the file was written';
comment on column etl.report_file.month_start is 'The month, as its first day';
comment on column etl.report_file.as_of is 'Date of the subscriptions snapshot the month was made from';
comment on column etl.report_file.written_at is 'When it was named, UTC';
