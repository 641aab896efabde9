// The usage of a month, aggregated by Polars: rows and sums, in the order in which bench/transform prints them.
// Usage: node polars.mjs FEEDS; FEEDS is a folder of usage parts by date. A key has one row a day in generated feeds, so days are rows.
import pl from 'nodejs-polars';

const [feeds] = process.argv.slice(2);
const column = name => pl.col(name);
// The seats of the latest day, as the largest number of day and seats: sorting each group takes Polars three times as long.
const room = 2 ** 32;
const dated = name => column('usageDate').cast(pl.Int64).mul(room).add(column(name).cast(pl.Int64)).alias(`dated ${name}`);
const latest = name => column(`dated ${name}`).max().modulo(room);
const month = pl
    .scanCSV(`${feeds}/usage/*/**/part-*.csv`, {
        schema: {
            usageDate: pl.Date, subscriptionId: pl.Utf8, skuId: pl.Utf8, workload: pl.Utf8, assignedSeats: pl.Int32, activeSeats: pl.Int32,
        },
    })
    .withColumns(dated('assignedSeats'), dated('activeSeats'))
    .groupBy(['subscriptionId', 'skuId', 'workload'], false)
    .agg(
        latest('assignedSeats').alias('assigned'), latest('activeSeats').alias('active'),
        column('activeSeats').max().alias('peak'), column('usageDate').count().alias('days'))
    .select(
        pl.len().alias('rows'), ...['assigned', 'active', 'peak', 'days'].map(name => column(name).cast(pl.Int64).sum()))
    .collectSync({ engine: 'streaming' });
console.log(month.row(0).join('\t'));
