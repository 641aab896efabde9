-- The month's feeds as DuckDB reads them, types declared. {feeds} is the drop folder, {out} holds what PostgreSQL has: geography, status.
create schema warehouse;
create schema etl;
create schema staging;

create table staging.usage_month as
select
    subscriptionId, skuId, workload, arg_max(assignedSeats, usageDate) as assigned_seats, arg_max(activeSeats, usageDate) as active_seats,
    max(activeSeats) as peak_active_seats, count(*)::int as days_reported
from read_csv(
    '{feeds}/usage/*/part-*.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = {
        'usageDate': 'DATE', 'subscriptionId': 'VARCHAR', 'skuId': 'VARCHAR', 'workload': 'VARCHAR',
        'assignedSeats': 'INTEGER', 'activeSeats': 'INTEGER'
    })
group by subscriptionId, skuId, workload;

create table staging.subscription as
from read_csv(
    '{feeds}/subscriptions/*/part-*.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = {
        'subscriptionId': 'VARCHAR', 'skuId': 'VARCHAR', 'customerTenantId': 'VARCHAR', 'status': 'VARCHAR', 'licenseCount': 'INTEGER',
        'salesChannel': 'VARCHAR', 'salesModel': 'VARCHAR', 'detailedSalesModel': 'VARCHAR', 'friendlyName': 'VARCHAR',
        'autoRenewEnabled': 'BOOLEAN', 'billingCycle': 'VARCHAR', 'termDuration': 'VARCHAR', 'creationDate': 'DATE', 'startDate': 'DATE',
        'endDate': 'DATE', 'trialEndDate': 'DATE', 'deprovisionedDate': 'DATE', 'enrollmentNumber': 'VARCHAR', 'mpnId': 'VARCHAR',
        'resellerId': 'VARCHAR', 'resellerName': 'VARCHAR', 'migratedFromSubscriptionId': 'VARCHAR'
    });

create view staging.customer as
from read_csv(
    '{feeds}/customers/*/part-*.csv.gz', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = {
        'customerTenantId': 'VARCHAR', 'customerTpid': 'VARCHAR', 'customerName': 'VARCHAR', 'dunsNumber': 'VARCHAR',
        'customerMarket': 'VARCHAR', 'tenantName': 'VARCHAR', 'tenantDomainName': 'VARCHAR', 'tenantCountry': 'VARCHAR',
        'customerSegment': 'VARCHAR', 'topSegment': 'VARCHAR', 'industryName': 'VARCHAR', 'verticalName': 'VARCHAR'
    });

create view staging.sku as
from read_csv(
    '{feeds}/skus/*/part-*.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = {
        'skuId': 'VARCHAR', 'sku': 'VARCHAR', 'product': 'VARCHAR', 'rawProductName': 'VARCHAR', 'productPartNumber': 'VARCHAR',
        'revSumDivisionName': 'VARCHAR', 'revSumCategoryName': 'VARCHAR', 'solutionArea': 'VARCHAR', 'freeVsPaid': 'VARCHAR',
        'isLicenseBased': 'BOOLEAN', 'isTrial': 'BOOLEAN'
    });

create view staging.partner as
from read_json(
    '{feeds}/partners/*/part-*.ndjson', format = 'newline_delimited',
    columns = {
        'mpnId': 'VARCHAR', 'partnerName': 'VARCHAR', 'pgaMpnId': 'VARCHAR', 'pgaPartnerName': 'VARCHAR', 'city': 'VARCHAR',
        'country': 'VARCHAR', 'accountType': 'VARCHAR'
    });

create table staging.attribution as
from read_json(
    '{feeds}/attributions/*/part-*.ndjson', format = 'newline_delimited',
    columns = { 'subscriptionId': 'VARCHAR', 'mpnId': 'VARCHAR', 'attributionType': 'VARCHAR' });

create table staging.revenue as
with correction as (
    from read_json(
        '{feeds}/billing/2026-10-20/part-*.ndjson.gz', format = 'newline_delimited',
        columns = {
            'invoiceId': 'VARCHAR', 'lineNumber': 'INTEGER', 'subscriptionId': 'VARCHAR', 'skuId': 'VARCHAR', 'amount': 'DECIMAL(18,2)',
            'currency': 'VARCHAR'
        })
),
billing as (
    select subscriptionId, skuId, amount, currency from correction
    union all
    select subscriptionId, skuId, amount, currency
    from read_csv(
        '{feeds}/billing/2026-10-05/part-*.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
        columns = {
            'invoiceId': 'VARCHAR', 'lineNumber': 'INTEGER', 'subscriptionId': 'VARCHAR', 'skuId': 'VARCHAR', 'chargeStartDate': 'DATE',
            'chargeEndDate': 'DATE', 'chargeType': 'VARCHAR', 'quantity': 'DECIMAL(18,2)', 'amount': 'DECIMAL(18,2)', 'currency': 'VARCHAR'
        })
    anti join correction using (invoiceId, lineNumber)
)
select subscriptionId, skuId, round_even(sum(amount::decimal(20, 2) * usdPerUnit), 2)::decimal(18, 2) as billed_revenue_usd
from billing
join read_csv(
    '{feeds}/fx_rates/*/part-*.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
    columns = { 'currency': 'VARCHAR', 'usdPerUnit': 'DECIMAL(18,10)' }) using (currency)
group by subscriptionId, skuId;
