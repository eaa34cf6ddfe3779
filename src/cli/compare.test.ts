import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command } from '../../tests/command-line.ts';
import { SMALL_FILES } from '../../tests/small-drill.ts';
import type { Comparison } from '../player/comparison.ts';
import { holdsAt } from '../player/counted-series.ts';
import { traceOf } from '../replay/run-trace.ts';
import { MINUTE } from '../units/time.ts';
import type { Io } from './io.ts';
import { openLogWithScenario } from './opened-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'landfall-compare-'));
const at = (name: string): string => join(folder, name);
const compared = async (a: string, b: string): Promise<Comparison> => {
  const { exit, out } = await command(['compare', at(a), at(b), '--json']);
  expect(exit).toBe(0);
  return JSON.parse(out.join('')) as Comparison;
};

beforeAll(async () => {
  mkdirSync(at('small'));
  mkdirSync(at('other'));
  for (const [name, text] of Object.entries(SMALL_FILES)) {
    writeFileSync(at(`small/${name}`), text);
    writeFileSync(at(`other/${name}`), text);
  }
  // The second run gets its rain half an hour later, and nobody follows the plan of the pumps.
  writeFileSync(
    at('late.ndjson'),
    `${JSON.stringify({ at: 'T+00:00', seat: 'director', type: 'startex' })}\n${JSON.stringify({ at: 'T+00:10', seat: 'director', type: 'inject.defer', inject: 'rain', by: '00:30' })}\n${JSON.stringify({ at: 'T+00:20', seat: 'director', type: 'suppress', rule: 'place-pumps' })}\n${JSON.stringify({ at: 'T+04:00', seat: 'director', type: 'endex' })}\n`,
  );
  for (const words of [
    ['small', 'a.drill'],
    ['other', 'c.drill'],
    ['small', 'b.drill', '--commands', at('late.ndjson')],
  ] as [string, string, ...string[]][])
    expect(await command(['run', at(words[0]), '--log', at(words[1]), ...words.slice(2)])).toMatchObject({ exit: 0 });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('compare', () => {
  test('a run with itself differs in nothing', async () => {
    const same = await compared('a.drill', 'a.drill');
    for (const pairs of [same.injects, same.tasks, same.criteria])
      for (const { a, b, difference = 0 } of pairs) expect([b, difference]).toEqual([a, 0]);
    const rain = same.injects.find(({ id }) => id === 'rain')?.a;
    expect(rain).toMatchObject({ released: 20 * MINUTE, action: { by: 'cause' } });
  });

  test('what was done for an inject, by cause and else by time; what only one run has; and back to front the signs turn', async () => {
    const [forth, back] = [await compared('a.drill', 'b.drill'), await compared('b.drill', 'a.drill')];
    const rain = forth.injects.find(({ id }) => id === 'rain');
    expect(rain?.b?.released).toBe(40 * MINUTE);
    expect(rain?.a?.action?.by).toBe('cause');
    expect(rain?.b?.action?.by).not.toBe('cause');
    const tasks = (pairs: Comparison) => pairs.tasks.find(({ id }) => id === 'T01');
    expect(tasks(forth)?.difference).toBeLessThan(0);
    for (const key of ['injects', 'tasks', 'criteria'] as const)
      for (const { id, difference } of forth[key]) {
        const other = back[key].find((pair) => pair.id === id)?.difference;
        expect(other === undefined ? undefined : -other + 0).toBe(
          difference === undefined ? undefined : difference + 0,
        );
      }
  });

  test('a run as the strips draw it ends where the table does, and never goes back', async () => {
    const io = { out: () => {}, err: () => {}, language: 'en' } as unknown as Io;
    const { scenario, log } = await openLogWithScenario(at('a.drill'), io);
    const trace = traceOf({ scenario, entries: log.entries });
    const { tasks, injects } = await compared('a.drill', 'a.drill');
    expect(holdsAt(trace.done, trace.to)).toBe(tasks.reduce((sum, { a = 0 }) => sum + a, 0));
    expect(trace.released).toEqual(injects.map(({ id, a }) => ({ id, at: a?.released })));
    for (const steps of [trace.done, trace.level, trace.overdue, trace.out])
      expect([...steps.at].sort((a, b) => a - b)).toEqual(steps.at);
    expect(trace.done.value).toEqual([...trace.done.value].sort((a, b) => a - b));
  });

  test('says it in both languages, and that two scenarios cannot be compared', async () => {
    const zh = await command(['compare', at('a.drill'), at('b.drill')], 'zh');
    expect(zh.out.join('\n')).toMatch(/导调信息 → 首次行动.*#1 雨来了.*完成的任务.*60 分钟到位/s);
    const en = await command(['compare', at('a.drill'), at('b.drill')], 'en');
    expect(en.out.join('\n')).toMatch(/inject → first action.*#1 Rain is coming.*tasks done.*On site in 60 min/s);
    expect(await command(['compare', at('a.drill'), at('c.drill')])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('two runs of one scenario')],
    });
    expect(await command(['compare', at('a.drill')])).toMatchObject({ exit: 2 });
  });
});
