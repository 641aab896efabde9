-- Group roles and the five rooms of the database. Roles belong to the whole cluster, so another database may have them already.
do $$
declare
    role_name text;
begin
    foreach role_name in array array['insights_etl', 'insights_report_viewer', 'insights_executive_viewer'] loop
        if not exists (select from pg_roles where rolname = role_name) then
            begin
                execute format('create role %I nologin', role_name);
            exception when duplicate_object or unique_violation then
                null; -- another migration was faster
            end;
        end if;
    end loop;
    begin
        execute format('grant insights_etl to %I', current_user);
    exception when insufficient_privilege then
        null; -- an administrator has granted it; if not, the next statement says so
    end;
    execute format('revoke create, temporary on database %I from public', current_database());
    execute format('grant connect, create, temporary on database %I to insights_etl', current_database());
    execute format('grant connect on database %I to insights_report_viewer, insights_executive_viewer', current_database());
end
$$;

revoke create on schema public from public;

create schema etl authorization insights_etl;
create schema staging authorization insights_etl;
create schema warehouse authorization insights_etl;
create schema warehouse_part authorization insights_etl;
create schema mart authorization insights_etl;

create table etl.migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default clock_timestamp()
);
alter table etl.migration owner to insights_etl;

comment on schema etl is 'Ledger: what ran, what was delivered, what was refused, what was published. Owner only.';
comment on schema staging is 'Candidates of the runs under way, unlogged, one set of tables per run. Owner only.';
comment on schema warehouse is 'Star schema: dimensions and monthly facts.';
comment on schema warehouse_part is 'Monthly partitions of the facts; read them through warehouse.';
comment on schema mart is 'What people and BI tools read: one definition per number.';
