// A month with DuckDB: reads the feeds, makes members and facts and their files for copy, says so with the file OUT/made,
// then writes the ten report datasets, two files at once. The reports' SQL is that of sql/reports.
// Usage: node month.mjs THREADS FEEDS OUT

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { open, read } from './duckdb.mjs';

const [threads, feeds, out] = process.argv.slice(2);
const here = name => fileURLToPath(new URL(name, import.meta.url));
const database = await open(threads);
const connection = await database.connect();
for (const file of ['read.sql', 'members.sql', 'facts.sql']) await connection.run(read(here(file), { feeds, out }));
writeFileSync(`${out}/made`, '');

// Revenue comes as hundredths and percents too, as ours are read; a report file has them as decimals.
const hundredths = ['BilledRevenueUSD', 'ActiveUsagePercent'];
const formats = {
    parquet: "format parquet, codec 'zstd', row_group_size 524288",
    'csv.gz': "format csv, header, compression 'gzip'",
    'tsv.gz': "format csv, header, delim '\\t', compression 'gzip'",
};
mkdirSync(`${out}/reports`);

const datasets = readdirSync(here('../../../sql/reports')).map(file => ({
    name: file.replace('.sql', ''), query: read(here(`../../../sql/reports/${file}`), { month: "date '2026-10-01'" }).replaceAll('select from', 'select 1 from'),
}));

// Makes the dataset's rows, in order, once; gives the names of its columns.
async function make({ name, query }) {
    await connection.run(`create table "${name}" as ${query}`);
    const columns = (await connection.runAndReadAll(`select column_name from duckdb_columns() where table_name = '${name}'`)).getRowsJS();
    return columns.map(([column]) => column);
}

const copies = [];
for (const dataset of datasets) {
    const columns = await make(dataset);
    for (const audience of ['executive', 'viewer']) {
        const shown = columns.filter(column => audience === 'executive' || column !== 'BilledRevenueUSD')
            .map(column => hundredths.includes(column) ? `("${column}" / 100)::decimal(18, 2) as "${column}"` : `"${column}"`);
        for (const [extension, options] of Object.entries(formats))
            copies.push(`copy (select ${shown.join(', ')} from "${dataset.name}") to '${out}/reports/${dataset.name}_${audience}.${extension}' (${options})`);
    }
}

const copyRest = async own => { for (let copy = copies.shift(); copy; copy = copies.shift()) await own.run(copy); };
await Promise.all([copyRest(connection), copyRest(await database.connect())]);
