// Arrow IPC files and streams through Apache Arrow JS. `read <folder>`: every x.arrow and x.arrows there has the cells that
// x.json says. `write <folder>`: a file and a stream of every type that this library reads and Arrow JS writes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as arrow from 'apache-arrow';

const [command, folder] = process.argv.slice(2);

/** A cell as a text that tells every two values apart: the bits of a real, a whole number in decimal digits. */
function cell(chunk, vector, row) {
  const type = chunk.type;
  if (!chunk.getValid(row)) return null;
  if (arrow.DataType.isFloat(type)) {
    return new BigUint64Array(Float64Array.of(chunk.values[row]).buffer)[0].toString(16).padStart(16, '0');
  }
  if (arrow.DataType.isInt(type) || arrow.DataType.isDate(type) || arrow.DataType.isTimestamp(type)) {
    return String(chunk.values[row]);
  }
  return String(vector.get(row));
}

function cells(vector) {
  const all = [];
  for (const chunk of vector.data) {
    const part = new arrow.Vector([chunk]);
    for (let row = 0; row < chunk.length; row++) all.push(cell(chunk, part, row));
  }
  return all;
}

function readAll() {
  let compared = 0;
  for (const name of readdirSync(folder).filter((file) => /\.arrows?$/.test(file)).sort()) {
    const expected = JSON.parse(readFileSync(join(folder, name.replace(/\.arrows?$/, '.json')), 'utf8'));
    const table = arrow.tableFromIPC(readFileSync(join(folder, name)));
    const got = {
      metadata: Object.fromEntries([...table.schema.metadata].sort()),
      columns: table.schema.fields.map((field, i) => ({
        name: field.name, type: String(field.type), cells: cells(table.getChildAt(i)),
      })),
    };
    compared += got.columns.reduce((sum, column) => sum + column.cells.length, 0);
    compare(name, expected, got);
  }
  if (compared < 1000) throw new Error(`only ${compared} cells were compared`);
  console.log(`Arrow JS read ${compared} cells as they were written`);
}

function compare(name, expected, got) {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(got)];
  if (left !== right) {
    let at = 0;
    while (left[at] === right[at]) at++;
    const around = (text) => text.slice(Math.max(0, at - 80), at + 80);
    throw new Error(`${name} differs: expected ...${around(left)}..., got ...${around(right)}...`);
  }
}

const present = Uint8Array.of(0b1011);

/** Four cells, the third missing. */
const raw = (type, data) => arrow.makeVector(arrow.makeData({ type, data, length: 4, nullCount: 1, nullBitmap: present }));
const boxed = (type, values) => arrow.vectorFromArray(values, type);

function everyType() {
  const texts = ['', 'naïve 日本語 🎃', null, 'a longer text than twelve bytes'];
  const longs = BigInt64Array.of(-1n, 0n, 0n, 1600000000123n);
  return {
    int8: raw(new arrow.Int8(), Int8Array.of(-128, 0, 0, 127)),
    int16: raw(new arrow.Int16(), Int16Array.of(-32768, 0, 0, 32767)),
    int32: raw(new arrow.Int32(), Int32Array.of(-2147483648, 0, 0, 2147483647)),
    int64: raw(new arrow.Int64(), BigInt64Array.of(-(2n ** 63n), 0n, 0n, 2n ** 63n - 1n)),
    uint8: raw(new arrow.Uint8(), Uint8Array.of(0, 1, 0, 255)),
    uint16: raw(new arrow.Uint16(), Uint16Array.of(0, 1, 0, 65535)),
    uint32: raw(new arrow.Uint32(), Uint32Array.of(0, 1, 0, 4294967295)),
    uint64: raw(new arrow.Uint64(), BigUint64Array.of(0n, 1n, 0n, 2n ** 64n - 1n)),
    float32: raw(new arrow.Float32(), Float32Array.of(0.5, -0, 0, NaN)),
    float64: raw(new arrow.Float64(), Float64Array.of(0.1, -0, 0, NaN)),
    bool: boxed(new arrow.Bool(), [true, false, null, true]),
    utf8: boxed(new arrow.Utf8(), texts),
    large_utf8: boxed(new arrow.LargeUtf8(), texts),
    dictionary: boxed(new arrow.Dictionary(new arrow.Utf8(), new arrow.Int16()), ['b', 'a', null, 'b']),
    date32: raw(new arrow.DateDay(), Int32Array.of(-1, 0, 0, 19782)),
    date64: raw(new arrow.DateMillisecond(), BigInt64Array.of(-86400000n, 0n, 0n, 1709164800000n)),
    timestamp_s: raw(new arrow.TimestampSecond(), longs),
    timestamp_ms: raw(new arrow.TimestampMillisecond(), longs),
    timestamp_us: raw(new arrow.TimestampMicrosecond('UTC'), longs),
    timestamp_ns: raw(new arrow.TimestampNanosecond('Asia/Kathmandu'), longs),
    null: boxed(new arrow.Null(), [null, null, null, null]),
  };
}

function writeAll() {
  const table = new arrow.Table(everyType());
  const twice = table.concat(table);
  writeFileSync(join(folder, 'once.arrow'), arrow.tableToIPC(table, 'file'));
  writeFileSync(join(folder, 'once.arrows'), arrow.tableToIPC(table, 'stream'));
  writeFileSync(join(folder, 'twice.arrow'), arrow.tableToIPC(twice, 'file'));
  writeFileSync(join(folder, 'twice.arrows'), arrow.tableToIPC(twice, 'stream'));
  console.log(`Arrow JS wrote ${table.numCols} types`);
}

if (command === 'read') readAll();
else if (command === 'write') writeAll();
else throw new Error('usage: node check.mjs read|write <folder>');
