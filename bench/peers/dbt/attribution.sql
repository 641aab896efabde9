-- Attributions out of their JSON.
create unlogged table staging.attribution as
select
    (line ->> 'subscriptionId')::uuid as subscription_id, line ->> 'mpnId' as mpn_id, line ->> 'attributionType' as attribution_type
from staging.raw_attribution;
analyze staging.attribution;
insert into warehouse.dim_attribution_type (attribution_type)
select distinct attribution_type from staging.attribution;
