// Reads Parquet files with DuckDB and with hyparquet, which know nothing of our writer, and prints what each says.
//
//     echo '[{"path": "a.parquet", "queries": ["select count(*) from file where id = 7"]}]' | node read.mjs
//
// For each file and reader: columns with type, nulls, sum, and a fingerprint of all values in their order;
// of DuckDB also what the footer says of each column chunk.
// Values are texts (dates yyyy-mm-dd, decimals with two digits), null is null. Values themselves are given up to `values` rows (1000).
// The fingerprint is the SHA-256 of one line for each value: "-" for null, "+" and the value otherwise.

import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetMetadata, parquetRead } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

const requests = JSON.parse(readFileSync(0, 'utf8'));
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const answers = [];
for (const request of requests) {
    answers.push({ path: request.path, duckDb: await attempt(byDuckDb, request), hyparquet: await attempt(byHyparquet, request) });
}
process.stdout.write(JSON.stringify(answers));

// A file that cannot be read is an answer too.
async function attempt(read, request) {
    try {
        return await read(request);
    } catch (failure) {
        return { error: String(failure?.message ?? failure), rows: 0, columns: [], queries: [], chunks: [] };
    }
}

async function byDuckDb({ path, queries = [], values = 1000 }) {
    const file = `read_parquet('${path.replaceAll("'", "''")}')`;
    const schema = await rowsOf(`describe select * from ${file}`);
    const columns = schema.map(([name, type]) => summary(name, type));
    const texts = columns.map(({ name }) => `cast("${name.replaceAll('"', '""')}" as varchar)`);
    const result = await connection.stream(`select ${texts.join(', ')} from ${file}`);
    let rows = 0;
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        rows += chunk.rowCount;
        columns.forEach((column, index) => chunk.getColumnVector(index).toArray().forEach(value => add(column, value)));
    }
    await connection.run(`create or replace temporary view file as select * from ${file}`);
    const answered = [];
    for (const query of queries) answered.push((await rowsOf(query))[0].map(text));
    return { rows, columns: columns.map(column => finished(column, rows <= values)), queries: answered, chunks: await chunksOf(path) };
}

async function chunksOf(path) {
    const rows = await rowsOf(`select row_group_id, path_in_schema, num_values, compression, encodings, stats_min_value, stats_max_value,
        stats_null_count, total_compressed_size, total_uncompressed_size, dictionary_page_offset is not null
        from parquet_metadata('${path.replaceAll("'", "''")}')`);
    return rows.map(([rowGroup, column, values, codec, encodings, least, greatest, nulls, bytes, uncompressedBytes, hasDictionary]) => ({
        rowGroup: Number(rowGroup), column, rows: Number(values), codec, encodings, least: text(least), greatest: text(greatest),
        nulls: Number(nulls), bytes: Number(bytes), uncompressedBytes: Number(uncompressedBytes), hasDictionary,
    }));
}

async function rowsOf(sql) {
    return (await connection.runAndReadAll(sql)).getRows();
}

async function byHyparquet({ path, values = 1000 }) {
    const file = fileBuffer(path);
    try {
        const metadata = parquetMetadata(file.tail());
        const leaves = metadata.schema.slice(1);
        const columns = leaves.map(leaf => summary(leaf.name, typeOf(leaf)));
        // Hyparquet makes a decimal a double, which is not exact: without its logical type it is the number of hundredths.
        for (const leaf of leaves.filter(isDecimal)) { delete leaf.logical_type; delete leaf.converted_type; }
        let from = 0;
        for (const group of metadata.row_groups) {
            const to = from + Number(group.num_rows);
            await parquetRead({
                file, metadata, compressors, rowStart: from, rowEnd: to,
                onChunk: chunk => { columns[leaves.findIndex(leaf => leaf.name === chunk.columnName)].parts.push(chunk); },
            });
            columns.forEach(column => addParts(column, from, to));
            from = to;
        }
        return { rows: Number(metadata.num_rows), columns: columns.map(column => finished(column, from <= values)), queries: [], chunks: [] };
    } finally {
        file.close();
    }
}

// Parts of a column may overlap the row group's ends and come in any order.
function addParts(column, from, to) {
    let at = from;
    for (const part of column.parts.sort((one, other) => one.rowStart - other.rowStart)) {
        for (; at < Math.min(part.rowEnd, to); at++) add(column, asText(part.columnData[at - part.rowStart], column.type));
    }
    if (at !== to) throw new Error(`Column ${column.name} ends at row ${at}, expected ${to}.`);
    column.parts = [];
}

function asText(value, type) {
    if (value === null || value === undefined) return null;
    if (type === 'DATE') return value.toISOString().slice(0, 10);
    if (type.startsWith('DECIMAL')) {
        const digits = String(value < 0n ? -value : value).padStart(3, '0');
        return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    }
    return String(value);
}

function isDecimal(leaf) { return leaf.logical_type?.type === 'DECIMAL'; }

// As DuckDB names them. Both ways to say a logical type must agree.
function typeOf(leaf) {
    const logical = leaf.logical_type?.type;
    if (leaf.type === 'INT32' && !logical && !leaf.converted_type) return 'INTEGER';
    if (leaf.type === 'INT32' && logical === 'DATE' && leaf.converted_type === 'DATE') return 'DATE';
    if (leaf.type === 'INT64' && logical === 'DECIMAL' && leaf.converted_type === 'DECIMAL'
        && leaf.precision === leaf.logical_type.precision && leaf.scale === leaf.logical_type.scale) {
        return `DECIMAL(${leaf.precision},${leaf.scale})`;
    }
    if (leaf.type === 'BYTE_ARRAY' && logical === 'STRING' && leaf.converted_type === 'UTF8') return 'VARCHAR';
    return JSON.stringify(leaf);
}

// As much of a file as hyparquet asks for; a report of gigabytes is never held whole.
function fileBuffer(path) {
    const handle = openSync(path);
    const byteLength = fstatSync(handle).size;
    const slice = (from, to = byteLength) => {
        const bytes = Buffer.alloc(to - from);
        readSync(handle, bytes, 0, bytes.length, from);
        return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    };
    const tail = () => {
        const footerBytes = new DataView(slice(byteLength - 8)).getUint32(0, true);
        return slice(byteLength - 8 - footerBytes);
    };
    return { byteLength, slice, tail, close: () => closeSync(handle) };
}

function summary(name, type) {
    return { name, type, hash: createHash('sha256'), lines: [], values: [], parts: [], nulls: 0, hundredths: 0n };
}

function add(column, value) {
    if (column.values.length < 1000) column.values.push(value);
    if (value === null) column.nulls++;
    else if (column.type === 'INTEGER') column.hundredths += BigInt(value) * 100n;
    else if (column.type.startsWith('DECIMAL')) column.hundredths += BigInt(value.replace('.', ''));
    column.lines.push(value === null ? '-\n' : `+${value}\n`);
    if (column.lines.length < 4096) return;
    column.hash.update(column.lines.join(''));
    column.lines.length = 0;
}

function finished({ name, type, hash, lines, values, nulls, hundredths }, isWhole) {
    return {
        name, type, nulls, sumHundredths: String(hundredths), fingerprint: hash.update(lines.join('')).digest('hex'),
        values: isWhole ? values : [],
    };
}

function text(value) { return value === null ? null : String(value); }
