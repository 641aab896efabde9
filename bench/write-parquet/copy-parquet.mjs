// Copies a Parquet file with DuckDB and prints: wall seconds, processor seconds, bytes, peak memory in MB, tab-separated.
// "file" reads the rows while it writes them; "memory" has them in a table before the clock starts.
// Usage: node copy-parquet.mjs FROM TO CODEC THREADS ROW_GROUP_ROWS (file|memory)

import { statSync } from 'node:fs';
import { createRequire } from 'node:module';

const { DuckDBInstance } = createRequire(new URL('../../tests/Readers/package.json', import.meta.url))('@duckdb/node-api');
const [from, to, codec, threads, rowGroupRows, source] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:', { threads })).connect();
if (source === 'memory') await connection.run(`create table rows as select * from read_parquet('${from}')`);
const rows = source === 'memory' ? 'rows' : `read_parquet('${from}')`;

const [started, before] = [process.hrtime.bigint(), process.cpuUsage()];
await connection.run(`copy (select * from ${rows}) to '${to}' (format parquet, codec '${codec}', row_group_size ${rowGroupRows})`);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const { user, system } = process.cpuUsage(before);
console.log([seconds.toFixed(2), ((user + system) / 1e6).toFixed(2), statSync(to).size, process.resourceUsage().maxRSS >> 10].join('\t'));
