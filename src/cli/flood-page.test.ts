/** The page of the flood case says every field there is, and no other; what it shows is computed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { command } from '../../tests/command-line.ts';
import { CASE_FIELDS } from '../hazards/flood/case.ts';

const page = readFileSync(new URL('../../docs/flood-case.md', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'landfall-flood-page-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The names in the first column of a section's table. */
function named(section: string): string[] {
  const text = page.split(/^## /m).find((part) => part.startsWith(section)) ?? '';
  const rows = text.split('\n').filter((line) => /^\| +`/.test(line));
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name as string));
}
const block = (kind: string): string => new RegExp(`\`\`\`${kind}\\n([^\`]*)\`\`\``).exec(page)?.[1] ?? '';

/** Fields of a value as the page writes them: `volume.rain`, `points[].x`. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const inner = value.flatMap((one: unknown) => fieldsOf(one, `${path}[]`));
    return inner.some((name) => name !== `${path}[]`) ? inner : [path];
  }
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => fieldsOf(one, path === '' ? key : `${path}.${key}`));
}

test('it names every field of a case', () => {
  const { case: fields, patch, source, edges, edge } = CASE_FIELDS;
  expect(named('Fields').sort()).toEqual(
    [
      ...fields,
      ...patch.map((name) => `patches[].${name}`),
      ...source.map((name) => `sources[].${name}`),
      ...edges.map((side) => `edges.${side}`),
      ...edge.map((name) => `edges.*.${name}`),
    ].sort(),
  );
});

test('its example is computed, and the answer has the fields that it names', async () => {
  writeFileSync(join(folder, 'case.json'), block('json'));
  writeFileSync(join(folder, 'z.asc'), block('text'));
  const { exit, err, json } = await command(['flood', join(folder, 'case.json')]);
  expect({ exit, err }).toEqual({ exit: 0, err: [] });
  const answer = json<{ volume: Record<string, number>; points: { t: number[] }[] }>();
  expect([...new Set(fieldsOf(answer))].sort()).toEqual(named('Answer').sort());
  // 36 mm/h for ten minutes on sixteen cells of 100 m²; a source that grows to 0.2 m³/s in five minutes and stays.
  expect(answer.volume['rain']).toBeCloseTo(16 * 100 * 0.006, 3);
  expect(answer.volume['sources']).toBeCloseTo(30 + 900 * 0.2, 2);
  expect(Math.abs(answer.volume['error'] ?? 1)).toBeLessThan(1e-6);
  expect(answer.points[0]?.t).toEqual([0, 600, 1200]);
});
