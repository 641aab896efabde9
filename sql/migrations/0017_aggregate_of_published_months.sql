-- The aggregate of months that were published before there was one, each from its facts, as publish makes it.
set local work_mem = '128MB';
-- Keys of several columns are taken for rarer than they are, and a nested loop over a month would never end.
set local enable_nestloop = off;

do $$
declare
    the_month date;
    the_run bigint;
    partition text;
begin
    for the_month, the_run in select month_start, run_id from warehouse.month_state order by month_start loop
        create unlogged table staging.attribution_set
            (subscription_key int, sku_key int, customer_id int, credits bigint[]);
        create unlogged table staging.attribution_set_values
            (credits bigint[], mpn_ids text[], attribution_types text[], values_hash uuid);
        create unlogged table staging.workload_set
            (subscription_key int, sku_key int, customer_id int, workload_keys int[], workload_seats int[]);

        insert into warehouse.dim_profile (product, sku, iso2, sales_channel, customer_segment, is_license_based)
        select product, sku, iso2, sales_channel, customer_segment, is_license_based
        from (
            select distinct fact.sku_key, fact.geography_key, fact.sales_channel_key, dim_customer.customer_segment
            from warehouse.fact_subscription_month as fact
            join warehouse.dim_customer using (customer_key)
            where fact.month_start = the_month
        ) as combination
        join warehouse.dim_sku using (sku_key)
        join warehouse.dim_geography using (geography_key)
        join warehouse.dim_sales_channel using (sales_channel_key)
        except
        select product, sku, iso2, sales_channel, customer_segment, is_license_based
        from warehouse.dim_profile
        order by product, sku, iso2, sales_channel, customer_segment, is_license_based;

        insert into staging.attribution_set (subscription_key, sku_key, customer_id, credits)
        select subscription_key, sku_key, customer_id, array_agg(credit)
        from (
            -- Location and type in one number; in one month equal numbers are equal values, and sorted once they are cheap to compare.
            select subscription_key, sku_key, customer_id, (partner_location_key::bigint << 32) | attribution_type_key as credit
            from warehouse.fact_attribution_month
            where month_start = the_month
            order by subscription_key, sku_key, customer_id, credit
        ) as attribution
        group by subscription_key, sku_key, customer_id;

        insert into staging.attribution_set_values (credits, mpn_ids, attribution_types, values_hash)
        select credits, mpn_ids, attribution_types, md5(row(mpn_ids, attribution_types)::text)::uuid
        from (
            select
                credits,
                array_agg(mpn_id order by mpn_id collate "C", attribution_type collate "C") as mpn_ids,
                array_agg(attribution_type order by mpn_id collate "C", attribution_type collate "C") as attribution_types
            from (select distinct credits from staging.attribution_set as attribution_set) as distinct_set
            cross join unnest(credits) as credit
            join warehouse.dim_partner_location on partner_location_key = (credit >> 32)::int
            join warehouse.dim_attribution_type on attribution_type_key = (credit & 4294967295)::int
            group by credits
        ) as named;

        with added as (
            insert into warehouse.dim_attribution_set (values_hash)
            select distinct values_hash
            from staging.attribution_set_values as candidate
            where not exists (
                select from warehouse.dim_attribution_set where dim_attribution_set.values_hash = candidate.values_hash
            )
            order by values_hash
            returning attribution_set_key, values_hash
        )
        insert into warehouse.bridge_attribution_set (attribution_set_key, mpn_id, attribution_type)
        select distinct added.attribution_set_key, credit.mpn_id, credit.attribution_type
        from added
        join staging.attribution_set_values as candidate using (values_hash)
        cross join unnest(candidate.mpn_ids, candidate.attribution_types) as credit (mpn_id, attribution_type);

        insert into staging.workload_set (subscription_key, sku_key, customer_id, workload_keys, workload_seats)
        select subscription_key, sku_key, customer_id, array_agg(workload_key), array_agg(array[assigned_seats, active_seats])
        from (
            select subscription_key, sku_key, customer_id, workload_key, assigned_seats, active_seats
            from warehouse.fact_usage_month
            where month_start = the_month
            order by subscription_key, sku_key, customer_id, workload_key
        ) as usage
        group by subscription_key, sku_key, customer_id;

        insert into warehouse.dim_workload_set (workload_keys)
        select distinct workload_keys
        from (
            select workload_keys from staging.workload_set as workload_set
            union all
            -- What has no usage has the empty set.
            select '{}'
        ) as candidate
        where not exists (select from warehouse.dim_workload_set where dim_workload_set.workload_keys = candidate.workload_keys)
        order by workload_keys;

        analyze staging.attribution_set, staging.attribution_set_values, staging.workload_set;

        partition := 'seat_month_' || to_char(the_month, 'YYYYMM');
        execute format(
            'create table warehouse_part.%I (like warehouse.seat_month including defaults including constraints) with (fillfactor = 90)',
            partition);
        execute format('alter table warehouse_part.%I add primary key (subscription_key, sku_key, customer_id, month_start)', partition);
        execute format(
            'alter table warehouse.seat_month attach partition warehouse_part.%I for values from (%L) to (%L)',
            partition, the_month, (the_month + interval '1 month')::date);

        insert into warehouse.seat_month
            (month_start, customer_id, customer_key, subscription_key, sku_key, profile_key, attribution_set_key, workload_set_key,
             available_seats, assigned_seats, active_seats, available_seats_delta, is_active, is_sole, is_ended, workload_seats, run_id)
        with combination as materialized (
            select dim_sku.sku_key, dim_geography.geography_key, dim_sales_channel.sales_channel_key, customer_segment, profile_key
            from warehouse.dim_profile
            join warehouse.dim_sku using (product, sku, is_license_based)
            join warehouse.dim_geography using (iso2)
            join warehouse.dim_sales_channel using (sales_channel)
        ),
        fact as materialized (
            select
                fact.month_start, fact.customer_id, fact.customer_key, fact.subscription_key, fact.sku_key, fact.geography_key,
                fact.sales_channel_key, dim_customer.customer_segment, fact.available_seats, fact.assigned_seats, fact.active_seats,
                fact.available_seats_delta, fact.is_active,
                fact.is_active and 1 = count(*) filter (where fact.is_active) over (partition by fact.subscription_key) as is_sole,
                fact.is_ended
            from warehouse.fact_subscription_month as fact
            join warehouse.dim_customer using (customer_key)
            where fact.month_start = the_month
        ),
        credited as (
            select subscription_key, sku_key, customer_id, dim_attribution_set.attribution_set_key
            from staging.attribution_set as attribution_set
            join staging.attribution_set_values as named using (credits)
            join warehouse.dim_attribution_set using (values_hash)
        ),
        used as (
            select subscription_key, sku_key, customer_id, dim_workload_set.workload_set_key, workload_seats
            from staging.workload_set as workload_set
            join warehouse.dim_workload_set using (workload_keys)
        )
        select
            fact.month_start, fact.customer_id, fact.customer_key, fact.subscription_key, fact.sku_key, combination.profile_key,
            credited.attribution_set_key,
            coalesce(used.workload_set_key, (select workload_set_key from warehouse.dim_workload_set where workload_keys = '{}')),
            fact.available_seats, fact.assigned_seats, fact.active_seats, fact.available_seats_delta, fact.is_active, fact.is_sole,
            fact.is_ended, used.workload_seats, the_run
        from fact
        join combination using (sku_key, geography_key, sales_channel_key, customer_segment)
        join credited using (subscription_key, sku_key, customer_id)
        left join used using (subscription_key, sku_key, customer_id);

        execute format('analyze warehouse_part.%I', partition);

        insert into warehouse.profile_month
            (month_start, profile_key, available_seats, assigned_seats, active_seats, available_seats_delta, seats_added, seats_removed, run_id)
        select
            the_month, profile_key, sum(available_seats), sum(assigned_seats), sum(active_seats), sum(available_seats_delta),
            sum(greatest(available_seats_delta, 0)) filter (where available_seats_delta is not null),
            sum(greatest(-available_seats_delta, 0)) filter (where available_seats_delta is not null), the_run
        from warehouse.seat_month
        where month_start = the_month
        group by profile_key;

        insert into warehouse.member_month (month_start, dimension, member, customer_count, run_id)
        with profiled as materialized (
            select distinct customer_id, profile_key
            from warehouse.seat_month
            where month_start = the_month and is_active
        ),
        credited as materialized (
            select distinct customer_id, attribution_set_key
            from warehouse.seat_month
            where month_start = the_month and is_active
        ),
        customer_member as (
            select distinct 'product' as dimension, product as member, customer_id from profiled join warehouse.dim_profile using (profile_key)
            union all
            select distinct 'market', iso2, customer_id from profiled join warehouse.dim_profile using (profile_key)
            union all
            select distinct 'segment', customer_segment, customer_id from profiled join warehouse.dim_profile using (profile_key)
            union all
            select distinct 'sales_channel', sales_channel, customer_id from profiled join warehouse.dim_profile using (profile_key)
            union all
            select distinct 'partner_location', mpn_id, customer_id
            from credited join warehouse.bridge_attribution_set using (attribution_set_key)
            union all
            select distinct 'attribution_type', attribution_type, customer_id
            from credited join warehouse.bridge_attribution_set using (attribution_set_key)
        )
        select the_month, dimension, member, count(*), the_run
        from customer_member
        group by dimension, member;

        insert into warehouse.total_month
            (month_start, customer_count, active_customer_count, subscription_count, new_customer_count, existing_customer_count,
             churned_customer_count, run_id)
        select
            the_month, count(*) filter (where is_customer), count(*) filter (where is_active_customer),
            (
                select count(*) from (
                    select distinct subscription_key from warehouse.fact_subscription_month where month_start = the_month and is_active
                ) as subscription
            ),
            count(*) filter (where is_new), count(*) filter (where is_existing), count(*) filter (where is_churned), the_run
        from warehouse.fact_customer_month
        where month_start = the_month;

        drop table staging.attribution_set, staging.attribution_set_values, staging.workload_set;
    end loop;
end
$$;
