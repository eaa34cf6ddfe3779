/**
 * A reservoir with a level surface: what comes in stays or goes out, by stage, storage and outlets. Each step solves
 * S(z) + O(z) dt = S + I dt for the new level z, which has one answer, never oscillates and never takes what is not there; what went
 * out is what came less what stayed, so that no water is made.
 */
import { type DrillTime, SECOND } from '../../units/time.ts';
import type { Surroundings } from '../hazard.ts';
import { type Breach, breachOf, seep, seeping, throughBreach } from './failure.ts';
import { discharge } from './outlets.ts';
import type { Reservoir } from './spec.ts';

export interface ReservoirState {
  /** m³. */
  volume: number;
  /** m above the datum. */
  stage: number;
  /** Mean over the last step, m³/s. */
  inflow: number;
  outflow: number;
  /** Since StartEx, m³. */
  came: number;
  went: number;
  /** How far each seepage has come, and what it lets through, m³/s. */
  readonly grown: Float64Array;
  readonly seeping: Float64Array;
  breach: Breach | null;
}

type Setting = Pick<Surroundings, 'setting'>;

export function beginReservoir(reservoir: Reservoir): ReservoirState {
  const { stage, seepages } = reservoir;
  return {
    volume: volumeAt(reservoir, stage),
    stage,
    inflow: 0,
    outflow: lettingOut(reservoir, stage, { setting: () => 0 }),
    came: 0,
    went: 0,
    grown: new Float64Array(seepages.length),
    seeping: new Float64Array(seepages.length),
    breach: null,
  };
}

/** Steps to `to` under a mean inflow, m³/s, and returns the mean outflow. */
export function hold(
  state: ReservoirState,
  reservoir: Reservoir,
  inflow: number,
  from: DrillTime,
  to: DrillTime,
  around: Setting,
): number {
  const seconds = (to - from) / SECOND;
  weaken(state, reservoir, from, to, around);
  const offered = state.volume + inflow * seconds;
  const leak = state.seeping.reduce((sum, one) => sum + one, 0);
  const leaves = (stage: number): number =>
    leak +
    lettingOut(reservoir, stage, around) +
    (reservoir.breach && state.breach ? throughBreach(reservoir.breach, state.breach, stage) : 0);
  state.volume = settle(reservoir, offered, seconds, leaves);
  state.stage = stageAt(reservoir, state.volume);
  state.inflow = inflow;
  state.outflow = (offered - state.volume) / seconds;
  state.came += inflow * seconds;
  state.went += offered - state.volume;
  return state.outflow;
}

/** m³/s through all outlets as they are set. */
const lettingOut = ({ outlets }: Reservoir, stage: number, around: Setting): number =>
  outlets.reduce((sum, outlet) => sum + discharge(outlet, stage, around.setting(outlet.id) ?? 0), 0);

/** Lets seepages grow and a breach begin or age. */
function weaken(state: ReservoirState, reservoir: Reservoir, from: DrillTime, to: DrillTime, around: Setting): void {
  const { seepages, breach } = reservoir;
  seepages.forEach((seepage, i) => {
    const sealed = around.setting(seepage.id) ?? 0;
    const grown = seep(seepage, state.grown[i] as number, state.stage, sealed, from, to);
    state.grown[i] = grown;
    state.seeping[i] = seeping(seepage, grown, state.stage, sealed);
  });
  if (breach === undefined) return;
  if (state.breach !== null) {
    state.breach.age += (to - from) / SECOND;
    return;
  }
  const cause = state.stage > breach.crest ? 'overtopped' : state.grown.includes(1) ? 'piping' : undefined;
  if (cause !== undefined) state.breach = breachOf(breach, state.volume - volumeAt(reservoir, breach.bottom), cause);
}

/** The volume with which as much is there as was offered, what leaves meanwhile counted. */
function settle(reservoir: Reservoir, offered: number, seconds: number, leaves: (stage: number) => number): number {
  let [low, high] = [0, offered];
  const over = (volume: number): boolean => volume + leaves(stageAt(reservoir, volume)) * seconds > offered;
  if (!over(high)) return high;
  // Halving ends when nothing lies between two doubles.
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (over(middle)) high = middle;
    else low = middle;
  }
  return low;
}

/** m³ at a level: by the author's rows, and by their last slope beyond. */
export function volumeAt({ storage }: Reservoir, stage: number): number {
  const [low, high] = around(storage, stage, 0);
  return Math.max(0, low[1] + ((high[1] - low[1]) * (stage - low[0])) / (high[0] - low[0]));
}

/** The reverse. */
export function stageAt({ storage }: Reservoir, volume: number): number {
  const [low, high] = around(storage, volume, 1);
  return low[0] + ((high[0] - low[0]) * (volume - low[1])) / (high[1] - low[1]);
}

type Row = Reservoir['storage'][number];
function around(storage: Reservoir['storage'], value: number, column: 0 | 1): readonly [Row, Row] {
  let k = 1;
  while (k < storage.length - 1 && (storage[k] as Row)[column] <= value) k += 1;
  return [storage[k - 1] as Row, storage[k] as Row];
}
