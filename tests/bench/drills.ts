/** The city drill by itself, and its keyframes. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HostSha256 } from '../../src/cli/host-sha256.ts';
import { openScenarioFolder } from '../../src/cli/scenario-folder.ts';
import { LogWriter } from '../../src/log/writer.ts';
import type { DrillEngine } from '../../src/runtime/drill-engine.ts';
import { DrillEngine as Engine } from '../../src/runtime/drill-engine.ts';
import { runHeadless } from '../../src/runtime/headless.ts';
import { keyframeBytes, keyframeOf } from '../../src/runtime/keeping/keyframe.ts';
import { Recording } from '../../src/runtime/recording.ts';
import { headerOf, type NewHeader, openScenario } from '../../src/runtime/scenario-source.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type DrillTime, HOUR } from '../../src/units/time.ts';
import { cpuSeconds, inProcess, leastCpu, type Row, thousands } from './measure.ts';

const ID = 'qingdao-2022';
/** The same with no hazard but the storm: what people, plans and the log cost. */
const ALONE = `${ID} alone`;
const SEED = 2208;
const REPEATS = 40;

interface Opened {
  readonly scenario: Scenario;
  readonly header: NewHeader;
}

export function open(): Opened {
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

interface WholeRun {
  /** CPU seconds of the process from its start: Node, the program, the scenario read and checked. */
  readonly ready: number;
  /** And at its end. */
  readonly done: number;
  readonly deliveries: number;
  readonly events: number;
  readonly lines: number;
}

/** The whole drill in this process, as cold as a command finds it, for the parent that asked for it. */
export function ranForParent(name: string | undefined): boolean {
  if (name !== ID && name !== ALONE) return false;
  const { scenario: whole, header } = open();
  const hazards = whole.hazards.filter(({ kind }) => name === ID || kind === 'typhoon');
  const scenario = name === ID ? whole : { ...whole, hazards, devices: [] };
  const ready = cpuSeconds();
  let lines = 0;
  const recording = new Recording(scenario, header, () => lines++, new HostSha256());
  runHeadless(recording.engine, { commands: [] });
  recording.seal();
  const { events } = recording.tally;
  const told: WholeRun = { ready, done: cpuSeconds(), deliveries: recording.engine.kernel.delivered, events, lines };
  console.log(JSON.stringify(told));
  return true;
}

function wholeRun(name: string, what: string, most: number): Row {
  const runs = [1, 2, 3].map(() => inProcess<WholeRun>(name)).sort((a, b) => a.done - b.done);
  const { ready, done, deliveries, events, lines } = runs[0] as WholeRun;
  return {
    what,
    value: `${done.toFixed(2)} s`,
    goal: `≤ ${most} s`,
    met: done <= most,
    note: `${ready.toFixed(2)} s until the scenario is read; ${thousands(deliveries)} deliveries, ${thousands(events)} events, ${thousands(lines)} lines`,
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
  const bytes = keyframeBytes(saved, 'bench');
  const save = repeat(() => engine.save());
  const write = repeat(() => keyframeBytes(saved, 'bench'));
  const restore = repeat(() => Engine.restore(scenario, SEED, new LogWriter(() => {}, saved.log), saved));
  const parse = repeat(() => keyframeOf(bytes, 'bench'));
  const at = ((engine.now as DrillTime) / HOUR).toFixed(1);
  return [
    {
      what: `keyframe saved, ${teams} teams, T+${at} h`,
      value: milliseconds(save),
      goal: '≤ 2 ms',
      met: save <= 0.002,
      note: `and ${milliseconds(write)} to make the bytes of its file, ${thousands(bytes.length)} of them, with their hash`,
    },
    {
      what: `keyframe restored, ${teams} teams`,
      value: milliseconds(restore),
      goal: '≤ 10 ms',
      met: restore <= 0.01,
      note: `and ${milliseconds(parse)} to read the bytes and hold them against their hash`,
    },
  ];
}

export function drills(): Row[] {
  const opened = open();
  return [
    wholeRun(ID, `${ID} headless, 96 h, everything on, a process of its own`, 60),
    wholeRun(ALONE, 'the same without water, gas and drift', 3),
    ...keyframes(opened),
  ];
}
