/** A run that broke off is taken up: the log is byte for byte the one that it would have been. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { command } from '../../tests/command-line.ts';
import { utf8 } from '../engine/utf8.ts';
import { keyframeBytes, keyframeOf } from '../runtime/keeping/keyframe.ts';
import { Recording } from '../runtime/recording.ts';
import { headerOf, type NewHeader, openScenario, type ScenarioSource } from '../runtime/scenario-source.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { HOUR } from '../units/time.ts';
import { HostSha256, hostSha256Of } from './host-sha256.ts';
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

function recordingOf(): [Scenario, NewHeader, (line: string) => void] {
  const opened = openScenario(openScenarioFolder(SCENARIO) as ScenarioSource);
  const scenario = opened.scenario as Scenario;
  return [scenario, headerOf(opened, scenario, scenario.meta.seed), () => {}];
}

/** A run of `hours` drill hours that ends as a killed one does: with its keyframes there, and the log as far as it was written. */
function brokenOff(name: string, hours: number): void {
  const log = new KeptLog(new FolderPlace(path(name), 'w'), 0);
  const [scenario, header] = recordingOf();
  const { engine } = new Recording(scenario, header, (line) => log.line(line), new HostSha256());
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
  const { exit, err, json } = await command(['resume', path('killed.drill'), '--threads', '2', '--json']);
  expect(err.join('\n')).toMatch(/computed on one thread: .*\nfrom a keyframe of .*goes on at/);
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

test('a log of a drill that people led goes on to its EndEx; one that stands is left open', async () => {
  const led = path('led.drill');
  const lines = [
    { at: 'T+00:10', seat: 'director', type: 'bookmark', note: 'a' },
    { at: 'T+00:20', seat: 'director', type: 'bookmark', note: 'b' },
    { at: 'T+02:00', seat: 'director', type: 'pause' },
  ];
  writeFileSync(path('led.ndjson'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await command(['run', SCENARIO, '--log', led, '--commands', path('led.ndjson')]);
  const stopped = readFileSync(led, 'utf8').trimEnd().split('\n');
  // As a page leaves it: the seal is not there.
  const open = `${stopped.slice(0, -1).join('\n')}\n`;
  writeFileSync(led, open);
  expect((await command(['resume', led])).err.join('\n')).toContain('stands paused');
  expect(readFileSync(led, 'utf8')).toBe(open);

  const before = open.split('\n').slice(0, -3).join('\n');
  writeFileSync(led, `${before.slice(0, before.lastIndexOf('\n{"line":"command"'))}\n`);
  expect((await command(['resume', led])).exit).toBe(0);
  const text = readFileSync(led, 'utf8');
  expect(text.match(/"type":"bookmark"/g)).toHaveLength(2);
  expect(text).toContain('"type":"drill.ended"');
  expect((await command(['verify', led])).exit).toBe(0);
});

test('only one program writes to a log', async () => {
  const file = path('held.drill');
  writeFileSync(file, whole.slice(0, Math.floor(whole.length * 0.9)));
  const key = hostSha256Of(utf8(file)).slice(0, 16);
  mkdirSync(join(tmpdir(), 'landfall-keyframes'), { recursive: true });
  const lock = join(tmpdir(), 'landfall-keyframes', `${key}.lock`);
  writeFileSync(lock, String(process.ppid));
  expect((await command(['resume', file])).err.join('\n')).toContain('another process');
  writeFileSync(lock, '999999999');
  expect((await command(['resume', file])).exit).toBe(0);
});

test('a keyframe of another build, or a spoilt one, is left aside', async () => {
  const { engine } = new Recording(...recordingOf());
  engine.submit({ type: 'startex', seat: 'director' });
  engine.runTo(HOUR);
  const bytes = keyframeBytes(engine.save(), 'this');
  expect(keyframeOf(bytes, 'this')).toEqual(engine.save());
  expect(keyframeOf(bytes, 'that')).toBeUndefined();
  for (const at of [40, Math.floor(bytes.length / 2), bytes.length - 5]) {
    const spoilt = bytes.slice();
    spoilt[at] = (spoilt[at] as number) ^ 1;
    expect(keyframeOf(spoilt, 'this')).toBeUndefined();
  }
});
