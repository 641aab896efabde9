-- Offending: the month, where the licences of its markets are not all of them.
-- Params: @month (first day).
with market as (
    select sum(licenses) as licenses, sum(active_licenses) as active_licenses
    from mart.licenses_by_geography(@month, @month)
)
select trend.month
from mart.product_licenses_trend(@month, @month) as trend
cross join market
where (market.licenses, market.active_licenses) is distinct from (trend.licenses::numeric, trend.active_licenses::numeric)
