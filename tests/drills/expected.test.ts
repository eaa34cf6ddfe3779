/**
 * Golden results: each scenario's `expected.json`. When behaviour changes on purpose, raise BEHAVIOUR, record them again
 * with `npm run expected`, and say in the commit what changed and why.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openScenarioFolder } from '../../src/cli/scenario-folder.ts';
import { BEHAVIOUR, type Entry } from '../../src/log/vocabulary.ts';
import { runHeadless } from '../../src/runtime/headless.ts';
import { Recording } from '../../src/runtime/recording.ts';
import { headerOf, openScenario } from '../../src/runtime/scenario-source.ts';
import { summarise } from '../../src/runtime/summary.ts';
import { type DrillTime, formatDrillTime, HOUR } from '../../src/units/time.ts';

const root = fileURLToPath(new URL('../../scenarios', import.meta.url));
const folders = readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
/** Takes a minute for its water alone: it is read and checked, and run by hand. */
const LONG = ['qingdao-bay-50m'];
const names = folders.filter((name) => !LONG.includes(name));

function played(name: string): object {
  const folder = openScenarioFolder(join(root, name));
  if (folder === undefined) throw new Error(`there is no scenario ${name}`);
  const opened = openScenario(folder);
  const { scenario } = opened;
  if (scenario === undefined) throw new Error(`${name} has problems: run check`);
  const entries: Entry[] = [];
  const recording = new Recording(scenario, headerOf(opened, scenario, scenario.meta.seed), (line) => {
    entries.push(JSON.parse(line) as Entry);
  });
  runHeadless(recording.engine, { commands: [] });
  const { wallSeconds: _, ...summary } = summarise(recording.engine, recording.tally, 0);
  return { behaviour: BEHAVIOUR, logHash: summary.logHash, hourly: hourly(entries), counts: counts(entries), summary };
}

const hourly = (entries: readonly Entry[]): object =>
  Object.fromEntries(
    entries.flatMap((entry) =>
      entry.line === 'check' && entry.at % HOUR === 0
        ? [[formatDrillTime(entry.at as DrillTime, false), `${entry.fold} ${entry.kernel} ${entry.hazards}`]]
        : [],
    ),
  );

function counts(entries: readonly Entry[]): object {
  const by: Record<string, number> = {};
  for (const entry of entries) if (entry.line === 'event') by[entry.type] = (by[entry.type] ?? 0) + 1;
  return Object.fromEntries(
    Object.keys(by)
      .toSorted()
      .map((type) => [type, by[type]]),
  );
}

test.each(names)('%s comes out as it was recorded', async (name) => {
  await expect(`${JSON.stringify(played(name), undefined, 2)}\n`).toMatchFileSnapshot(
    join(root, name, 'expected.json'),
  );
});

test.each(folders)('%s can be run: its check finds no error', (name) => {
  const folder = openScenarioFolder(join(root, name));
  const { problems } = folder === undefined ? { problems: undefined } : openScenario(folder);
  expect(problems?.filter(({ severity }) => severity === 'error')).toEqual([]);
});
