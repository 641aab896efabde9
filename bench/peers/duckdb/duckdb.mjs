// DuckDB as the peers use it: one database in memory, on as many threads as are given.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { DuckDBInstance } = createRequire(new URL('../../../tests/Readers/package.json', import.meta.url))('@duckdb/node-api');

export const open = threads => DuckDBInstance.create(':memory:', { threads });

// The text of a SQL file, "{name}" replaced by the value of that name.
export const read = (file, values) => Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, value), readFileSync(file, 'utf8'));

// "name=value" of a command line, as an object.
export const valuesOf = words => Object.fromEntries(words.map(word => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
