-- Fills staging.dim_subscription from staging.subscription.
-- Grain:  one row per subscription id.
insert into staging.dim_subscription
    (subscription_id, migrated_from_subscription_id, friendly_name, billing_cycle, term_duration, enrollment_number,
     reseller_id, reseller_name, auto_renew_enabled, start_date, end_date, values_hash)
select member.*, md5(member::text)::uuid
from (
    select
        subscription_id, migrated_from_subscription_id, friendly_name, billing_cycle, term_duration, enrollment_number,
        reseller_id, reseller_name, auto_renew_enabled, start_date, end_date
    from staging.subscription as subscription
) as member;
