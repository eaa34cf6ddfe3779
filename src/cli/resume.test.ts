/** A run that broke off is taken up: the log is byte for byte the one that it would have been. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { command } from '../../tests/command-line.ts';
import { Recording } from '../runtime/recording.ts';
import { headerOf, openScenario, type ScenarioSource } from '../runtime/scenario-source.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { HOUR } from '../units/time.ts';
import { HostSha256 } from './host-sha256.ts';
import { FolderPlace, KeptLog } from './kept-log.ts';
import { openScenarioFolder } from './scenario-folder.ts';

const SCENARIO = fileURLToPath(new URL('../../scenarios/first-drill', import.meta.url));
let folder: string;
let whole: string;
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-resume-'));
  await command(['run', SCENARIO, '--log', path('whole.drill')]);
  whole = readFileSync(path('whole.drill'), 'utf8');
  return () => rmSync(folder, { recursive: true });
});

/** A run of `hours` drill hours that ends as a killed one does: with its keyframes there, and the log as far as it was written. */
function brokenOff(name: string, hours: number): void {
  const opened = openScenario(openScenarioFolder(SCENARIO) as ScenarioSource);
  const scenario = opened.scenario as Scenario;
  const log = new KeptLog(new FolderPlace(path(name), 'w'), 0);
  const { engine } = new Recording(
    scenario,
    headerOf(opened, scenario, scenario.meta.seed),
    (line) => log.line(line),
    new HostSha256(),
  );
  engine.submit({ type: 'startex', seat: 'director' });
  for (let hour = 1; hour <= hours; hour++) {
    engine.runTo(hour * HOUR);
    log.rest(engine);
  }
}

test.each([0.1, 0.5, 0.99])('cut off after %f of what follows its header, from its start', async (share) => {
  const file = path(`cut-${share}.drill`);
  const first = whole.indexOf('\n') + 1;
  writeFileSync(file, whole.slice(0, first + Math.floor((whole.length - first) * share)));
  const { exit, err } = await command(['resume', file]);
  expect(err.join('\n')).toContain('run again from its start');
  expect(exit).toBe(0);
  expect(readFileSync(file, 'utf8') === whole).toBe(true);
});

test('killed after five hours, from its nearest keyframe; what is counted is counted whole', async () => {
  brokenOff('killed.drill', 5);
  const { exit, err, json } = await command(['resume', path('killed.drill'), '--json']);
  expect(err.join('\n')).toMatch(/from a keyframe of .*goes on at/);
  expect(exit).toBe(0);
  expect(readFileSync(path('killed.drill'), 'utf8') === whole).toBe(true);
  const straight = await command(['run', SCENARIO, '--json']);
  const { wallSeconds: _one, ...summary } = json();
  const { wallSeconds: _other, ...expected } = straight.json();
  expect(summary).toEqual(expected);
});

test('what cannot be taken up is said, and stays as it is', async () => {
  expect((await command(['resume', path('whole.drill')])).err.join('\n')).toContain('came to its end');
  writeFileSync(path('changed.drill'), whole.replace('"seat":"director"', '"seat":"nobody"'));
  const changed = readFileSync(path('changed.drill'), 'utf8');
  const { exit, err } = await command(['resume', path('changed.drill')]);
  expect(exit).toBe(1);
  expect(err.join('\n')).toContain('cannot be taken up');
  expect(readFileSync(path('changed.drill'), 'utf8')).toBe(changed);
  expect((await command(['resume', path('none.drill')])).err.join('\n')).toContain('cannot read the log');
});
