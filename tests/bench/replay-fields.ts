/** What a seek in a replay costs for its water, gas and drift, once they have been worked out: readings and all grids, unpacked as the map gets them. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openScenarioFolder } from '../../src/cli/scenario-folder.ts';
import { readLog } from '../../src/log/reader.ts';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import { runHeadless } from '../../src/runtime/headless.ts';
import { Recording } from '../../src/runtime/recording.ts';
import { headerOf, openScenario } from '../../src/runtime/scenario-source.ts';
import type { DrillTime } from '../../src/units/time.ts';
import { cpuSeconds, type Row, thousands } from './measure.ts';

/** The city, and its whole bay in cells of 50 m: the largest grid of the project. */
const IDS = ['qingdao-2022', 'qingdao-bay-50m'] as const;
const SEED = 2208;
const SEEKS = 101;
const MOST = 100;

export const replayFields = (): readonly Row[] => IDS.map(measured);

function measured(id: string): Row {
  const { history, to, worked } = workedOut(id);
  const taken: number[] = [];
  let cells = 0;
  for (let i = 0; i < SEEKS; i++) {
    // Up and down the log, in steps that meet every part of it.
    const at = (to * ((i * 38) % SEEKS)) / SEEKS;
    const from = cpuSeconds();
    const grids = history.picture(Math.floor(at))?.grids() ?? [];
    taken.push(1000 * (cpuSeconds() - from));
    cells = grids.reduce((sum, { depth }) => sum + depth.length, 0);
  }
  taken.sort((a, b) => a - b);
  const p95 = taken[Math.floor(SEEKS * 0.95)] ?? 0;
  return {
    what: `${id}: fields at any moment, 95th percentile`,
    value: `${p95.toFixed(1)} ms`,
    goal: `≤ ${MOST} ms`,
    met: p95 <= MOST,
    note: `median ${(taken[SEEKS >> 1] ?? 0).toFixed(1)} ms; ${thousands(cells)} cells told; worked out in ${worked.toFixed(1)} s`,
  };
}

/** The hazards of a whole log, as a replay has them when it has worked them out. */
function workedOut(id: string): { readonly history: HazardHistory; readonly to: DrillTime; readonly worked: number } {
  const folder = openScenarioFolder(join(fileURLToPath(new URL('../..', import.meta.url)), 'scenarios', id));
  const opened = folder && openScenario(folder);
  if (opened?.scenario === undefined) throw new Error(`${id} cannot be run`);
  const { scenario } = opened;
  const lines: string[] = [];
  const recording = new Recording(scenario, headerOf(opened, scenario, SEED), (line) => lines.push(line));
  runHeadless(recording.engine, { commands: [] });
  const to = recording.engine.now;
  const history = new HazardHistory(scenario, SEED, readLog(`${lines.join('\n')}\n`).entries, to);
  const before = cpuSeconds();
  history.work(() => false);
  return { history, to, worked: cpuSeconds() - before };
}
