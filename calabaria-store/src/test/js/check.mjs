// What WrittenExports wrote, through polars (Parquet) and Apache Arrow JS (Arrow): `node check.mjs <folder>`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as arrow from 'apache-arrow';
import polars from 'nodejs-polars';

const folder = process.argv[2];
const text = 'a "quoted", comma\nand a line; \u00e4\u4e16\u{1f600}';

const parquet = polars.readParquet(join(folder, 'every-kind.parquet'));
const column = (name) => parquet.getColumn(name).toArray();
assert.deepEqual(parquet.dtypes.map(String), [
  'DataType(UInt64)', 'DataType(Float64)', 'DataType(Float64)', 'DataType(Float64)', 'DataType(Int64)', 'DataType(Float64)',
  'DataType(String)', 'DataType(Bool)', 'DataType(Date)', 'DataType(Datetime(us,UTC))',
]);
assert.deepEqual(column('seed'), [1n, 9223372036854775808n, 18446744073709551615n, null]);
assert.deepEqual(column('x'), [1, 2, NaN, null]);
assert.deepEqual(column('signed zero'), [-0, 0, 5e-324, null]);
assert.deepEqual(column('infinite'), [Infinity, -Infinity, 1e-7, null]);
assert.deepEqual(column('param_beta'), [0.1, 0.2, 0.30000000000000004, null]);
assert.deepEqual(column('text'), [text, '', 'NA', null]);
assert.deepEqual(column('flag'), [true, false, true, null]);
assert.deepEqual(column('date').map((day) => day && day.toISOString().slice(0, 10)),
  ['1969-12-31', '2026-03-29', '0001-01-01', null]);
// The numbers behind the types are exact where JavaScript's own are not.
const texts = (name) => parquet.select(polars.col(name).cast(polars.Int64).cast(polars.Utf8)).getColumn(name).toArray();
assert.deepEqual(texts('whole'), ['9007199254740993', '-9223372036854775808', '7', null]);
assert.deepEqual(texts('time'), ['1774747800000001', '-1', '1792888200000000', null]);
const where = (condition) => parquet.filter(condition).getColumn('x').toArray();
assert.deepEqual(where(polars.col('x').gt(1.5)), [2, NaN]);
assert.deepEqual(where(polars.col('x').lt(1.5)), [1]);
assert.deepEqual(where(polars.col('x').neq(1)), [2, NaN]);
assert.deepEqual(where(polars.col('seed').eq(polars.lit(18446744073709551615n))), [NaN]);

const table = arrow.tableFromIPC(readFileSync(join(folder, 'every-kind.arrow')));
const vector = (name) => [...table.getChild(name)];
assert.equal(table.numRows, 4);
assert.deepEqual(vector('seed'), [1n, 9223372036854775808n, 18446744073709551615n, null]);
assert.deepEqual(vector('whole'), [9007199254740993n, -9223372036854775808n, 7n, null]);
assert.deepEqual(vector('x'), [1, 2, NaN, null]);
assert.deepEqual(vector('signed zero'), [-0, 0, 5e-324, null]);
assert.deepEqual(vector('text'), [text, '', 'NA', null]);
assert.deepEqual(vector('flag'), [true, false, true, null]);
console.log('polars and Arrow JS read every cell of what is exported');
