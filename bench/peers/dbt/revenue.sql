-- Revenue in dollars; a correction replaces the line whose key it has. Rounded half to even, as ours is.
create unlogged table staging.revenue as
with correction as (
    select
        line ->> 'invoiceId' as invoice_id, (line ->> 'lineNumber')::int as line_number, (line ->> 'subscriptionId')::uuid as subscription_id,
        (line ->> 'skuId')::uuid as sku_id, (line ->> 'amount')::numeric as amount, line ->> 'currency' as currency
    from staging.raw_correction
),
billing as (
    select subscription_id, sku_id, amount, currency from correction
    union all
    select billing.subscription_id, billing.sku_id, billing.amount, billing.currency
    from staging.raw_billing as billing
    where not exists (
        select from correction where correction.invoice_id = billing.invoice_id and correction.line_number = billing.line_number
    )
),
exact as (
    select subscription_id, sku_id, sum(amount * usd_per_unit) as usd
    from billing
    join staging.raw_rate using (currency)
    group by subscription_id, sku_id
)
select
    subscription_id, sku_id,
    case
        when abs(usd) * 100 % 1 = 0.5 then round(usd / 2, 2) * 2
        else round(usd, 2)
    end as billed_revenue_usd
from exact;
analyze staging.revenue;
