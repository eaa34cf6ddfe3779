/** A log read slice by slice: whole, packed, cut off, changed, and larger than is read. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { record } from '../../tests/small-drill.ts';
import { type ReadLog, readLog } from '../log/reader.ts';
import { LogReading } from './log-file.ts';

const { text } = record();
const NAME = 'a.drill';

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = NAME): File => new File([bytes], name);

async function all(file: File, piece?: number, most?: number): Promise<ReadLog & { readonly end: number | undefined }> {
  const reading = await LogReading.begin(file, most, piece);
  const end = await reading.end();
  let seen = 0;
  while (!reading.done) {
    await reading.more();
    expect(reading.entries.length).toBeGreaterThanOrEqual(seen);
    seen = reading.entries.length;
  }
  return { ...reading.finish(), end };
}
const bytes = new TextEncoder().encode(text);
const whole = readLog(text, NAME);
const codes = ({ problems }: ReadLog): readonly string[] => problems.map(({ code }) => code);

test('in pieces of any size it is the whole log, sealed; its last moment is known before', async () => {
  for (const size of [1000, 4096, bytes.length]) {
    const { end, ...log } = await all(fileOf(bytes), size);
    expect(log).toEqual(whole);
    const last = whole.entries.findLast((entry) => 'at' in entry);
    expect(end).toBe(last?.at);
  }
});

test('packed it is the same; cut off it is told, and what came stands', async () => {
  const packed = new Uint8Array(gzipSync(bytes));
  expect((await all(fileOf(packed, 'a.drill.gz'))).entries).toEqual(whole.entries);
  const cut = await all(fileOf(packed.slice(0, packed.length / 2), 'a.drill.gz'));
  expect(codes(cut)).toEqual(['log-unpack']);
  expect(cut.header).toEqual(whole.header);
});

test('a line that was changed far down is told with its number, and those before it stand', async () => {
  const lines = text.split('\n');
  const bad = lines.length - 20;
  lines[bad] = (lines[bad] ?? '').replace(/"at":\d/, '"at":9');
  const log = await all(fileOf(new TextEncoder().encode(lines.join('\n'))), 1000);
  expect(log.problems).toMatchObject([{ code: 'line-changed', line: bad + 1 }]);
  expect(log.entries).toEqual(whole.entries.slice(0, bad - 1));
});

test('of a log that is too large the first part is read, and what to do for the rest is told', async () => {
  const most = Math.floor(bytes.length / 2);
  const log = await all(fileOf(bytes), 1000, most);
  expect(codes(log)).toEqual(['log-large']);
  expect(log.problems[0]?.message.en).toContain('landfall verify');
  expect(log.problems[0]?.line).toBe(log.lines);
  expect(log.entries).toEqual(whole.entries.slice(0, log.entries.length));
  expect(log.entries.length).toBeGreaterThan(10);
  expect(log.sealed).toBe(false);
});
