-- What sql/marts needs before its first file: the register of its files, and who owns the one function with rights of its own.
reset role;

do $$
begin
    if not exists (select from pg_roles where rolname = 'insights_ranking') then
        begin
            create role insights_ranking nologin;
        exception when duplicate_object or unique_violation then
            null; -- another migration was faster
        end;
    end if;
    begin
        -- Whoever hands a function over must be a member of the role that receives it.
        grant insights_ranking to insights_etl;
    exception when insufficient_privilege then
        null; -- an administrator has granted it; if not, handing the function over says so
    end;
end
$$;

set local role insights_etl;

-- Reads what the ranking is made from, and nothing else; it makes nothing and nobody logs in as it.
grant usage on schema warehouse, mart to insights_ranking;
grant select on
    warehouse.dim_geography, warehouse.dim_customer, warehouse.dim_sku, warehouse.dim_partner_location, warehouse.dim_subscription,
    warehouse.dim_sales_channel, warehouse.dim_attribution_type, warehouse.dim_workload, warehouse.fact_subscription_month,
    warehouse.fact_revenue_month, warehouse.fact_usage_month, warehouse.fact_attribution_month, warehouse.month_state
to insights_ranking;

create table etl.mart_function (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default clock_timestamp()
);

comment on table etl.mart_function is 'Files of sql/marts that this database has, each a function of the same name. Grain: file.';
comment on column etl.mart_function.name is 'Name of the function in mart';
comment on column etl.mart_function.sha256 is 'SHA-256 of the file, lower-case hex; another hash has it made anew';
comment on column etl.mart_function.applied_at is 'When, UTC';
