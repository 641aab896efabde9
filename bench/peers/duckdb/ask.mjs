// Runs a SQL file with DuckDB and prints the rows of its last statement, tab-separated.
// Usage: node ask.mjs THREADS FILE.sql [name=value…]

import { open, read, valuesOf } from './duckdb.mjs';

const [threads, file, ...values] = process.argv.slice(2);
const connection = await (await open(threads)).connect();
const rows = await connection.runAndReadAll(read(file, valuesOf(values)));
for (const row of rows.getRowsJS()) console.log(row.join('\t'));
