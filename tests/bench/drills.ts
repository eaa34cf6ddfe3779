/** The city drill by itself, and its keyframes. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openScenarioFolder } from '../../src/cli/scenario-folder.ts';
import { LogWriter } from '../../src/log/writer.ts';
import type { DrillEngine } from '../../src/runtime/drill-engine.ts';
import { DrillEngine as Engine } from '../../src/runtime/drill-engine.ts';
import { runHeadless } from '../../src/runtime/headless.ts';
import { Recording } from '../../src/runtime/recording.ts';
import { headerOf, type NewHeader, openScenario } from '../../src/runtime/scenario-source.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type DrillTime, HOUR } from '../../src/units/time.ts';
import { leastCpu, type Row, thousands } from './measure.ts';

const ID = 'qingdao-2022';
const SEED = 2208;
const REPEATS = 40;

interface Opened {
  readonly scenario: Scenario;
  readonly header: NewHeader;
}

function open(): Opened {
  const folder = openScenarioFolder(join(fileURLToPath(new URL('../..', import.meta.url)), 'scenarios', ID));
  const opened = folder && openScenario(folder);
  if (opened?.scenario === undefined) throw new Error(`${ID} cannot be run`);
  return { scenario: opened.scenario, header: headerOf(opened, opened.scenario, SEED) };
}

const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(2)} ms`;

/** The drill at its busiest: leak, evacuation, pumps and storm at once. */
function busy({ scenario }: Opened): DrillEngine {
  const engine = new Engine(scenario, SEED, new LogWriter(() => {}));
  engine.submit({ type: 'startex', seat: 'director' });
  engine.runTo((scenario.meta.landfall ?? 0) - 8.5 * HOUR);
  return engine;
}

function wholeRun(opened: Opened): Row {
  const reading = leastCpu(3, () => undefined, open);
  const whole = leastCpu(
    5,
    () => opened,
    ({ scenario, header }) => {
      let lines = 0;
      const recording = new Recording(scenario, header, () => lines++);
      runHeadless(recording.engine, { commands: [] });
      recording.seal();
      return { lines, delivered: recording.engine.kernel.delivered, events: recording.tally.events };
    },
  );
  const { lines, delivered, events } = whole.result;
  const seconds = reading.seconds + whole.seconds;
  return {
    what: `${ID} headless, 96 h`,
    value: `${seconds.toFixed(2)} s`,
    goal: '≤ 3 s',
    met: seconds <= 3,
    note: `${reading.seconds.toFixed(2)} s to read the scenario, ${whole.seconds.toFixed(2)} s to run; ${thousands(delivered)} deliveries, ${thousands(events)} events, ${thousands(lines)} lines`,
  };
}

function keyframes(opened: Opened): Row[] {
  const { scenario } = opened;
  const engine = busy(opened);
  const teams = scenario.teams.length;
  const repeat = <T>(make: () => T): number =>
    leastCpu(
      5,
      () => undefined,
      () => {
        for (let i = 0; i < REPEATS; i++) make();
      },
    ).seconds / REPEATS;
  const saved = engine.save();
  const text = JSON.stringify(saved);
  const save = repeat(() => engine.save());
  const write = repeat(() => JSON.stringify(saved));
  const restore = repeat(() => Engine.restore(scenario, SEED, new LogWriter(() => {}, saved.log), saved));
  const parse = repeat(() => JSON.parse(text));
  const at = ((engine.now as DrillTime) / HOUR).toFixed(1);
  return [
    {
      what: `keyframe saved, ${teams} teams, T+${at} h`,
      value: milliseconds(save),
      goal: '≤ 2 ms',
      met: save <= 0.002,
      note: `and ${milliseconds(write)} to write it as JSON, ${thousands(text.length)} characters`,
    },
    {
      what: `keyframe restored, ${teams} teams`,
      value: milliseconds(restore),
      goal: '≤ 10 ms',
      met: restore <= 0.01,
      note: `and ${milliseconds(parse)} to read the JSON`,
    },
  ];
}

export function drills(): Row[] {
  const opened = open();
  return [wholeRun(opened), ...keyframes(opened)];
}
