// A month with DuckDB: reads the feeds, makes members and facts and their files for copy, says so with the file OUT/made,
// then writes the five datasets' report files for two audiences, two files at once. The reports' SQL is that of sql/reports.
// Usage: node month.mjs THREADS FEEDS OUT

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
    parquet: "format parquet, codec 'zstd', row_group_size 131072",
    'csv.gz': 'format csv, header',
    'tsv.gz': "format csv, header, delim '\\t'",
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

// DuckDB's own gzip knows one level, which takes twice as long as a pipe into 'gzip -1'.
async function copyThroughGzip(own, rows, file, options) {
    const pipe = `${file}.pipe`;
    execFileSync('mkfifo', [pipe]);
    const gzip = spawn('sh', ['-c', 'exec gzip -1 < "$0" > "$1"', pipe, file], { stdio: ['ignore', 'ignore', 'inherit'] });
    const ended = once(gzip, 'close');
    await once(gzip, 'spawn');
    try {
        await own.run(`copy (${rows}) to '${pipe}' (${options})`);
        const [code] = await ended;
        if (code !== 0) throw new Error(`gzip of ${file} ended with ${code}`);
    } finally {
        gzip.kill();
        rmSync(pipe);
    }
}

const copies = [];
for (const dataset of datasets) {
    const columns = await make(dataset);
    for (const audience of columns.includes('BilledRevenueUSD') ? ['executive', 'viewer'] : ['executive']) {
        const shown = columns.filter(column => audience === 'executive' || column !== 'BilledRevenueUSD')
            .map(column => hundredths.includes(column) ? `("${column}" / 100)::decimal(18, 2) as "${column}"` : `"${column}"`);
        const rows = `select ${shown.join(', ')} from "${dataset.name}"`;
        const fileOf = (whose, extension) => `${out}/reports/${dataset.name}_${whose}.${extension}`;
        for (const [extension, options] of Object.entries(formats))
            copies.push(async own => {
                const file = fileOf(audience, extension);
                if (extension === 'parquet') await own.run(`copy (${rows}) to '${file}' (${options})`);
                else await copyThroughGzip(own, rows, file, options);
                // Without revenue both audiences have the same file.
                if (!columns.includes('BilledRevenueUSD')) copyFileSync(file, fileOf('viewer', extension));
            });
    }
}

const copyRest = async own => { for (let copy = copies.shift(); copy; copy = copies.shift()) await copy(own); };
await Promise.all([copyRest(connection), copyRest(await database.connect())]);
