// The usage of a month, aggregated by ClickHouse within the process: rows and sums, in the order in which bench/transform prints them.
// Usage: node clickhouse.mjs FEEDS; FEEDS is a folder of usage parts by date. A key has one row a day in generated feeds, so days are rows.
import { query } from 'chdb';

const [feeds] = process.argv.slice(2);
process.stdout.write(query(`
    select count(), sum(assigned), sum(active), sum(peak), sum(days)
    from (
        select
            argMax(assignedSeats, usageDate) as assigned, argMax(activeSeats, usageDate) as active,
            max(activeSeats) as peak, count() as days
        from file('${feeds}/usage/*/*/part-*.csv', CSVWithNames,
            'usageDate Date, subscriptionId UUID, skuId UUID, workload LowCardinality(String), assignedSeats Int32, activeSeats Int32')
        group by subscriptionId, skuId, workload
    )
    settings max_threads = 2`, 'TabSeparated'));
