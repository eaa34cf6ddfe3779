import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '../../tests/command-line.ts';

const scenario = fileURLToPath(new URL('../../scenarios/first-drill', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'landfall-fields-'));
const log = join(folder, 'town.drill');
const fields = `${log}.fields`;
afterAll(() => rmSync(folder, { recursive: true }));

const depth = async (at: string): Promise<number | undefined> => {
  const shown = await command(['show', log, '--at', at, '--files', scenario, '--json']);
  const { hazards } = shown.json<{ hazards: { sites: Record<string, { depth?: number }> } }>();
  return hazards.sites['underpass']?.depth;
};

beforeAll(async () => {
  await command(['run', scenario, '--log', log]);
});

describe('the file beside a log', () => {
  let first: (number | undefined)[];
  test('is laid there by the first look, and the second finds in it what the first worked out', async () => {
    first = [await depth('T+08:00'), await depth('T+02:00')];
    expect(first[0]).toBeGreaterThan(0.3);
    const { mtimeMs } = statSync(fields);
    expect([await depth('T+08:00'), await depth('T+02:00')]).toEqual(first);
    expect(statSync(fields).mtimeMs).toBe(mtimeMs);
  });

  test('is as if it were not there when it is damaged, or of another log', async () => {
    const whole = readFileSync(fields);
    for (const wrong of [whole.subarray(0, 500), Buffer.from('nonsense'), Buffer.alloc(0)]) {
      writeFileSync(fields, wrong);
      expect(await depth('T+08:00')).toBe(first[0]);
      expect(readFileSync(fields).equals(whole)).toBe(true);
    }
    const other = join(folder, 'other.drill');
    await command(['run', scenario, '--until', 'T+06:00', '--log', other]);
    writeFileSync(`${other}.fields`, whole);
    const shown = await command(['show', other, '--at', 'T+06:00', '--files', scenario, '--json']);
    expect(shown.exit).toBe(0);
    expect(readFileSync(`${other}.fields`).equals(whole)).toBe(false);
  });
});
