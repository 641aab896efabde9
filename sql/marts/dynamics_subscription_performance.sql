-- Dynamics usage dashboard: the Dynamics rows of the top customers by billed revenue, or of those whose name or TPID has the text
-- searched for, ranked among all. Never returns revenue.
-- Grain:  customer rank, subscription, SKU, month.
-- Null:   customer_tpid where the feed has none; assigned, active and pct where usage is not loaded; pct where no seat is
--         available. An empty search is none; top does not limit a search.
-- Params: any day of the first and of the last month, both inclusive; filters, see mart.checked_filters.
create function mart.dynamics_subscription_performance(
    from_month date, to_month date, filters jsonb default '{}', search text default null, top int default 100
)
returns table (
    revenue_rank bigint, customer_tpid text, customer_name text, subscription_id uuid, sku text, month date, available_seats int,
    assigned_seats int, active_seats int, active_usage_pct numeric
)
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
set enable_partitionwise_aggregate = on
set enable_partitionwise_join = on
set work_mem = '64MB'
as $$
#variable_conflict use_column
declare
    chosen constant jsonb := mart.checked_filters(filters);
    first_month constant date := mart.first_published(from_month, to_month);
    last_month constant date := mart.last_published(from_month, to_month);
begin
    return query
    with used as materialized (
        select
            month_start, customer_id, customer_key, subscription_key, profile.member as sku, available_seats, assigned_seats, active_seats,
            billed_revenue_usd
        from mart.revenue_row(first_month, last_month, chosen)
        join mart.profile_member('sku') as profile using (profile_key)
        where profile.is_dynamics
    ),
    ranked as (
        select
            customer_id, face.customer_tpid, face.customer_name,
            row_number() over (
                order by coalesce(billed.billed_revenue_usd, 0) desc, face.customer_name collate "C",
                    coalesce(face.customer_tpid, '') collate "C", face.customer_tenant_id
            ) as revenue_rank
        from (select customer_id, sum(billed_revenue_usd) as billed_revenue_usd from used group by customer_id) as billed
        join (
            select distinct on (customer_id) customer_id, customer_tpid, customer_name, customer_tenant_id
            from (select distinct month_start, customer_key from used) as shown
            join warehouse.dim_customer using (customer_key)
            order by customer_id, month_start desc, customer_tenant_id, valid_from desc
        ) as face using (customer_id)
    )
    select
        ranked.revenue_rank, ranked.customer_tpid, ranked.customer_name, subscription.subscription_id, used.sku, used.month_start,
        used.available_seats, used.assigned_seats, used.active_seats, mart.pct(used.active_seats, used.available_seats)
    from ranked
    join used using (customer_id)
    join warehouse.dim_subscription as subscription using (subscription_key)
    where case
        when search <> '' then
            strpos(lower(ranked.customer_name), lower(search)) > 0 or strpos(lower(ranked.customer_tpid), lower(search)) > 0
        else ranked.revenue_rank <= coalesce(top, 100)
    end
    order by ranked.revenue_rank, subscription.subscription_id, used.sku collate "C", used.month_start;
end
$$;

comment on function mart.dynamics_subscription_performance is
    'Dynamics usage dashboard: the Dynamics rows of the top customers by billed revenue, or of those whose name or TPID has the '
    'text searched for, ranked among all. Never returns revenue. Grain: customer rank, subscription, SKU, month. Null: '
    'customer_tpid where the feed has none; assigned, active and pct where usage is not loaded; pct where no seat is available. An '
    'empty search is none; top does not limit a search.';

revoke execute on function mart.dynamics_subscription_performance from public;
grant execute on function mart.dynamics_subscription_performance to insights_report_viewer, insights_executive_viewer;

-- Runs with the rights of a role that reads revenue and cannot log in. Taking it over needs the right to make things, for that long.
grant create on schema mart to insights_ranking;
alter function mart.dynamics_subscription_performance owner to insights_ranking;
revoke create on schema mart from insights_ranking;
