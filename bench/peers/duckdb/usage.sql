-- The usage of a month, aggregated: rows and sums, in the order in which bench/transform prints them.
-- {feeds} is a folder of usage parts by date. Ids are text, which DuckDB groups faster than its UUID. A key has one row a day in generated
-- feeds, so days are rows: count(distinct usageDate) would take more than twice as long.
with usage_month as (
    select
        arg_max(assignedSeats, usageDate) as assigned_seats, arg_max(activeSeats, usageDate) as active_seats,
        max(activeSeats) as peak_active_seats, count(*) as days_reported
    from read_csv(
        '{feeds}/usage/*/**/part-*.csv', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
        columns = {
            'usageDate': 'DATE', 'subscriptionId': 'VARCHAR', 'skuId': 'VARCHAR', 'workload': 'VARCHAR',
            'assignedSeats': 'INTEGER', 'activeSeats': 'INTEGER'
        })
    group by subscriptionId, skuId, workload
)
select count(*), sum(assigned_seats), sum(active_seats), sum(peak_active_seats), sum(days_reported)
from usage_month;
