-- What every table, view and column means. A column has one meaning wherever it stands; docs/data-dictionary.md is made from these.
comment on table etl.migration is 'Files of sql/migrations that this database has. Grain: file.';
comment on table etl.run is 'One call of a command that changes the warehouse. Grain: run.';
comment on table etl.step is 'One step of a month within a run. Grain: run, month, step.';
comment on table etl.delivery is 'A delivery that has landed, superseded ones included. Grain: feed, date, identity.';
comment on table etl.delivery_problem is 'A delivery that is left out until it is delivered again. Grain: feed, date.';
comment on table etl.run_delivery is 'What became of the rows of a delivery in a month of a run. Grain: run, month, delivery. rows_in = rows_used + rows_duplicate + rows_rejected.';
comment on table etl.reject is 'A row that was not used, with its reason; kept for the latest run of its month. Grain: rejected row.';
comment on table etl.orphan is 'Used rows of usage or billing whose subscription and SKU are not in the month''s snapshot; kept for the latest run of its month. Grain: run, month, feed, subscription, SKU.';
comment on table etl.check_result is 'What a check expected and found. Grain: run, month, check.';
comment on table etl.lease is 'Who may publish a month. Grain: month.';
comment on table etl.publish is 'A publish and what it changed. Grain: run, month.';
comment on table etl.customer_number is 'The durable number of a customer: one per top parent, or per tenant that has none. Grain: customer.';
comment on table etl.dim_customer_observation is 'What a month''s snapshot said of a tenant, as a hash. Grain: month, tenant.';
comment on table etl.dim_sku_observation is 'What a month''s snapshot said of a SKU, as a hash. Grain: month, SKU.';
comment on table etl.dim_partner_location_observation is 'What a month''s snapshot said of a location, as a hash. Grain: month, location.';
comment on table etl.dim_subscription_observation is 'What a month''s snapshot said of a subscription, as a hash. Grain: month, subscription.';
comment on view etl.live_run is 'Runs whose process is there. Grain: run.';
comment on view etl.month_run is 'The latest run that has read each month. Grain: month.';
comment on view etl.delivery_month is 'What became of the rows of each delivery used by the month''s latest run, fallbacks included. Grain: month, feed, delivery date.';
comment on view etl.reject_count is 'Rejected rows of the month''s latest run. Grain: month, feed, delivery date, reason.';
comment on view etl.orphan_count is 'Orphaned rows of the month''s latest run; 0 where there are none. Grain: month, feed (usage, billing).';

comment on table warehouse.dim_month is 'Calendar months 2000 to 2099. The fiscal year starts on 1 July and is named by the year it ends in. Grain: month.';
comment on table warehouse.dim_geography is 'Countries of ISO 3166 with the regions of UN M49; ZZ is Unknown. Grain: country.';
comment on table warehouse.dim_customer is 'Customers'' tenants, type 2 by month. A customer has one or more tenants: count distinct customer_id, never keys. Grain: tenant, version.';
comment on table warehouse.dim_sku is 'Stock-keeping units, type 2 by month. Grain: SKU, version.';
comment on table warehouse.dim_partner_location is 'Partner locations and global accounts, type 2 by month; mpn_id Unknown is key 0. Grain: MPN id, version.';
comment on table warehouse.dim_subscription is 'Subscriptions, type 2 by month; rows of one subscription that disagree: those of the smallest sku_id. Grain: subscription, version.';
comment on table warehouse.dim_sales_channel is 'Sales channel with its models; Unknown where the feed has none. Grain: channel, model, detailed model.';
comment on table warehouse.dim_attribution_type is 'How a partner is credited with a subscription; an open list. Grain: attribution type.';
comment on table warehouse.dim_subscription_status is 'The six states of a subscription. Grain: status.';
comment on table warehouse.dim_workload is 'Workloads whose usage is reported. Grain: workload.';
comment on table warehouse.fact_subscription_month is 'Licences of a subscription in a month. Seats are a stock: never add months. Grain: month, subscription, SKU.';
comment on table warehouse.fact_revenue_month is 'Billed revenue, for executives only. No rows where billing is not loaded. Grain: month, subscription, SKU with a billing line.';
comment on table warehouse.fact_usage_month is 'Seats by workload. One licence may be active in several: take the maximum over workloads, not the sum. Grain: month, subscription, SKU, workload.';
comment on table warehouse.fact_attribution_month is 'Locations credited with a subscription; no measure. Grain: month, subscription, SKU, location, attribution type.';
comment on table warehouse.fact_customer_month is 'Customers and their totals, unfiltered. Grain: month, customer.';
comment on table warehouse.month_state is 'What is published, and as of when. Grain: published month.';
comment on view mart.month is 'Published months. Grain: month.';

do $$
declare
    defined record;
    target record;
begin
    for defined in
        select column_name, meaning
        from (values
            ('account_type', 'Global or Location; null where the feed does not say'),
            ('active_seats', 'Seats with activity in the source''s trailing window; null where usage is not loaded'),
            ('active_subscription_count', 'Distinct subscriptions with status Active'),
            ('actual', 'What the check found'),
            ('applied_at', 'When it was applied, UTC'),
            ('as_of', 'Date of the subscriptions snapshot the month is made from'),
            ('assigned_seats', 'Seats assigned to people; null where usage is not loaded'),
            ('attribution_type', 'CSP Tier 1, CSP Tier 2, DPOR, PAL, CPOR and others as the feed names them; Unknown without attribution'),
            ('attribution_type_key', 'The attribution type; 0 = Unknown'),
            ('auto_renew_enabled', 'Whether the subscription renews itself; null where the feed does not say'),
            ('available_seats', 'Licences where the status is Active or InGracePeriod and the SKU is paid, else 0'),
            ('available_seats_delta', 'Available seats less those of the previous calendar month; null where that is not in the warehouse'),
            ('billed_revenue_usd', 'Sum of amount times rate, rounded half-even to cents once; US dollars; may be negative'),
            ('billing_cycle', 'As the feed gives it, such as Monthly'),
            ('billing_loaded', 'Whether a billing delivery of the month is in; if not, revenue is unknown, not 0'),
            ('check_name', 'The sentence that was checked'),
            ('checked_at', 'When the check ran, UTC'),
            ('checksum', 'Over what the month''s subscription rows say, whatever their keys: equal months, equal checksums'),
            ('city', 'City of the location'),
            ('command', 'As the operator gave it'),
            ('country_name', 'English short name'),
            ('customer_id', 'Durable number of a customer (one top parent); what customers are counted by'),
            ('customer_key', 'The tenant''s version; 0 = Unknown'),
            ('customer_name', 'Name of the customer; Unknown where inferred'),
            ('customer_segment', 'Segment; Unknown where the feed has none'),
            ('customer_tenant_id', 'Tenant id'),
            ('customer_tpid', 'Top parent id; null where the feed has none'),
            ('days_reported', 'Days of the month with a usage row, 1 to 31'),
            ('delivered_bytes', 'Bytes of all parts as delivered'),
            ('delivery_date', 'Business date the records are about'),
            ('delivery_id', 'Number of the delivery'),
            ('detailed_sales_model', 'Detailed sales model; Unknown where the feed has none'),
            ('duns_number', 'D-U-N-S number; null where the feed has none'),
            ('elapsed_seconds', 'Duration, seconds'),
            ('end_date', 'Last day of the term; null where open'),
            ('enrollment_number', 'Enrolment number; null where the feed has none'),
            ('excerpt', 'For a person to find the row by; of billing without amount and quantity; at most 200 characters'),
            ('exit_code', 'What the command told its caller'),
            ('expected', 'What the check asked for'),
            ('expires_at', 'Without a sign of life until then, another run may take the month, UTC'),
            ('feed', 'Name of the feed'),
            ('field', 'Offending column; null where the row as a whole is at fault'),
            ('finished_at', 'When it ended, UTC; null while running'),
            ('first_seen_at', 'When it was first seen, UTC'),
            ('fiscal_month', '1 (July) to 12 (June)'),
            ('fiscal_quarter', '1 (July to September) to 4'),
            ('fiscal_year', 'Year in which the fiscal year ends'),
            ('friendly_name', 'Name the customer gave the subscription'),
            ('geography_key', 'Country: of the customer''s market, or of the location; 0 = Unknown'),
            ('identity', 'SHA-256 of the parts'' hashes in order'),
            ('industry_name', 'Industry; Unknown where the feed has none'),
            ('input_bytes', 'Bytes read'),
            ('inputs_sha256', 'Hash of the deliveries the month was published from'),
            ('is_active', 'Whether the status is Active'),
            ('is_active_customer', 'A customer of the month whose active seats add up to more than 0; null where usage is not loaded'),
            ('is_churn', 'Whether the status means that the subscription is gone'),
            ('is_churned', 'A customer of the previous month that is none now; null where that month is not in the warehouse'),
            ('is_current', 'Whether it is the newest: version of its member, or delivery of its feed and date'),
            ('is_customer', 'Has at least one row with status Active'),
            ('is_duplicate_row_for_pga', '0 on exactly one row per month, subscription and SKU (the primary attribution), else 1'),
            ('is_ended', 'Stands for what was there in the previous month and is gone; holds the members of that month'),
            ('is_existing', 'A customer of this and the previous month; null where that month is not in the warehouse'),
            ('is_inferred', 'Referred to by a subscription, but not in the month''s snapshot'),
            ('is_license_based', 'Sold by licence (seat)'),
            ('is_new', 'A customer that was none in the previous month; null where that month is not in the warehouse'),
            ('is_paid', 'Paid, not free'),
            ('is_partial', 'The latest subscriptions delivery is dated before the month''s last day'),
            ('is_passed', 'Whether actual is as expected'),
            ('is_tpid_inferred', 'The feed has no top parent: the tenant stands for its customer'),
            ('is_trial', 'A trial; null where the feed does not say'),
            ('iso2', 'ISO 3166-1 alpha-2'),
            ('iso3', 'ISO 3166-1 alpha-3'),
            ('kind', 'incomplete (no manifest yet) or refused'),
            ('landed_at', 'When it landed, UTC'),
            ('last_seen_at', 'When it was last seen, UTC'),
            ('license_count', 'Licences as delivered, 0 or more'),
            ('line_number', 'Physical line on which the row begins, from 1, header included'),
            ('member_changes', 'Members of type 2 dimensions that appeared or changed in the month'),
            ('message', 'For the operator'),
            ('migrated_from_subscription_id', 'Subscription this one replaces; null where none'),
            ('month_end', 'Last day of the month'),
            ('month_key', 'yyyymm'),
            ('month_name', 'English name'),
            ('month_number', '1 to 12'),
            ('month_start', 'First day of the month'),
            ('mpn_id', 'Partner location or account id; Unknown where a subscription names none'),
            ('name', 'Path of the file below sql'),
            ('next_month_rows_changed', 'Facts of the following month that followed: deltas, ended rows, customers'),
            ('other_status', 'The source''s own word where the status is Other, else null'),
            ('part', 'Name of the part in the manifest'),
            ('partner_location_key', 'The location''s version (on facts of subscriptions: of the primary attribution); 0 = Unknown'),
            ('partner_name', 'Name of the account; Unknown where inferred'),
            ('peak_active_seats', 'Maximum of active seats over the month''s days'),
            ('pga_mpn_id', 'MPN id of the partner global account'),
            ('pga_partner_name', 'Name of the partner global account'),
            ('process_id', 'Number of the process on its machine'),
            ('product', 'Product family; Unknown where inferred'),
            ('product_part_number', 'Part number; null where the feed has none'),
            ('published_at', 'When readers first saw this version, UTC'),
            ('quarter', '1 to 4'),
            ('raw_product_name', 'Detailed product name'),
            ('reason', 'Why the row is not used'),
            ('region', 'UN M49 region'),
            ('reseller_id', 'Indirect reseller''s id'),
            ('reseller_name', 'Indirect reseller''s name'),
            ('rev_sum_category_name', 'Revenue category; Unknown where the feed has none'),
            ('rev_sum_division_name', 'Revenue division; Unknown where the feed has none'),
            ('row_count', 'Rows'),
            ('rows', 'Rows'),
            ('rows_deleted', 'Rows of the month''s facts removed'),
            ('rows_duplicate', 'Exact duplicates of an earlier row of the same delivery'),
            ('rows_in', 'Rows read'),
            ('rows_inserted', 'Rows of the month''s facts added'),
            ('rows_out', 'Rows written'),
            ('rows_rejected', 'Rows not used, each with a reason'),
            ('rows_rekeyed', 'Facts of later months that got another version of a member; no value changed'),
            ('rows_updated', 'Rows of the month''s facts changed'),
            ('rows_used', 'Rows used'),
            ('run_id', 'Number of the run; on a fact: that last changed the row'),
            ('sales_channel', 'Sales channel; Unknown where the feed has none'),
            ('sales_channel_key', 'The sales channel; 0 = Unknown'),
            ('sales_model', 'Sales model; Unknown where the feed has none'),
            ('seats_added', 'The delta where it is above 0, else 0; null where the delta is'),
            ('seats_removed', 'The negated delta where it is below 0, else 0; null where the delta is'),
            ('sha256', 'Of the file as it was applied'),
            ('sku', 'Name of the SKU; Unknown where inferred'),
            ('sku_id', 'SKU id'),
            ('sku_key', 'The SKU''s version; 0 = Unknown'),
            ('solution_area', 'Solution area; Unknown where the feed has none'),
            ('start_date', 'First day of the term'),
            ('started_at', 'When it began, UTC'),
            ('state', 'running, then one of succeeded, failed, skipped, interrupted'),
            ('status', 'Active, InGracePeriod, Suspended, Disabled, Deprovisioned, Other; Unknown is key 0'),
            ('step', 'extract, transform, stage, audit, publish, report'),
            ('sub_region', 'UN M49 sub-region'),
            ('subscription_count', 'Distinct subscriptions in the month''s snapshot, whatever their status'),
            ('subscription_id', 'Subscription id'),
            ('subscription_key', 'The subscription''s version; 0 = Unknown'),
            ('subscription_status_key', 'The status; 0 = Unknown'),
            ('tenant_domain_name', 'Domain of the tenant'),
            ('tenant_geography_key', 'Country of the tenant; 0 = Unknown'),
            ('tenant_name', 'Display name of the tenant'),
            ('term_duration', 'Term, as the feed gives it, such as P1Y'),
            ('token', 'Fencing token: raised by each run that takes the month, compared when publishing'),
            ('top_segment', 'Higher-level segment; Unknown where the feed has none'),
            ('usage_loaded', 'Whether a usage delivery of the month is in; if not, assigned and active seats are unknown, not 0'),
            ('valid_from', 'First day of the first month the values hold, inclusive'),
            ('valid_to', 'First day of the first month they no longer hold, exclusive; 9999-12-31 while current'),
            ('values_hash', 'Hash of the member''s values, to find changes by'),
            ('version', 'Version of the published month, from 1; rises when anything readers see changes'),
            ('vertical_name', 'Vertical within the industry; Unknown where the feed has none'),
            ('workload', 'Name of the workload'),
            ('workload_key', 'The workload; 0 = Unknown'),
            ('year', 'Calendar year')
        ) as dictionary (column_name, meaning)
    loop
        for target in
            select pg_class.oid::regclass as relation
            from pg_class
            join pg_attribute on pg_attribute.attrelid = pg_class.oid and not pg_attribute.attisdropped
            where pg_class.relnamespace in ('etl'::regnamespace, 'warehouse'::regnamespace, 'mart'::regnamespace)
                and pg_class.relkind in ('r', 'p', 'v')
                and pg_attribute.attname = defined.column_name
        loop
            execute format('comment on column %s.%I is %L', target.relation, defined.column_name, defined.meaning);
        end loop;
    end loop;
end
$$;
