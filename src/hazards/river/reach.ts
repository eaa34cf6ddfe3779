/**
 * A river reach by Muskingum–Cunge in the form of Todini (2007), which keeps the water: each part of the reach holds
 * V = (L/v) (X I + (1 − X) O), with X = (1 − Q / (β B S₀ c L)) / 2, β = c/v, taken at the discharge between in- and outflow. It knows
 * kinematic waves and their flattening, no backwater: beside a weir, or where the tide reaches, its level is not to be believed.
 *
 * Cunge 1969; Todini 2007, Hydrol. Earth Syst. Sci. 11, 1645–1659.
 */
import { clamp, sqrt } from '../../engine/math.ts';
import { overWeir } from './outlets.ts';
import { find, read, type Section, type Spot, sectionOf } from './section.ts';
import type { Reach } from './spec.ts';

/**
 * Length of a part, m: the length over which a flood two metres deep flattens, 0.6 y / S₀, so that the parts add little
 * flattening of their own, and no less and no more than is worth computing.
 */
const partLength = ({ slope }: Reach): number => clamp(1.2 / slope, 200, 2_000);
/** The coefficients hang on the outflow that is sought: so often it is put back in. */
const ROUNDS = 3;

export interface ReachState {
  /** m³, and m³/s out of each part. */
  readonly held: Float64Array;
  readonly flow: Float64Array;
  /** Over the lowest stretch of its dyke, m³/s, and since StartEx, m³. */
  over: number;
  spilt: number;
  /** At its lower end, m above the datum. */
  stage: number;
  came: number;
  went: number;
}

const spot: Spot = { row: 0, share: 0 };

/** With even flow along it. */
export function beginReach(reach: Reach, flow: number): ReachState {
  const parts = Math.ceil(reach.length / partLength(reach));
  const section = sectionOf(reach);
  const still = find(section, flow, spot);
  const volume = flow <= 0 ? 0 : (read(section.area, still) * reach.length) / parts;
  return {
    held: new Float64Array(parts).fill(volume),
    flow: new Float64Array(parts).fill(flow),
    over: 0,
    spilt: 0,
    stage: stageOf(reach, section, flow),
    came: 0,
    went: 0,
  };
}

/** Steps by `seconds` under a mean inflow, m³/s; `raised` is what stands on the lowest stretch of its dyke, m. Returns the mean outflow. */
export function route(state: ReachState, reach: Reach, inflow: number, seconds: number, raised: number): number {
  const section = sectionOf(reach);
  const length = reach.length / state.held.length;
  let flow = inflow;
  for (let k = 0; k < state.held.length; k += 1) {
    const offered = (state.held[k] as number) + flow * seconds;
    const out = passOn(section, reach.slope, length, flow, state.flow[k] as number, offered, seconds);
    state.held[k] = offered - out * seconds;
    state.flow[k] = out;
    flow = out;
  }
  const kept = reach.dyke === undefined ? flow : besideDyke(reach, section, flow, reach.dyke.crest + raised);
  state.over = flow - kept;
  state.stage = stageOf(reach, section, kept);
  state.spilt += state.over * seconds;
  state.came += inflow * seconds;
  state.went += kept * seconds;
  return kept;
}

/** Outflow of one part, m³/s, never more than it has. */
function passOn(
  section: Section,
  slope: number,
  length: number,
  inflow: number,
  before: number,
  offered: number,
  seconds: number,
): number {
  let out = before;
  for (let round = 0; round < ROUNDS; round += 1) {
    const q = find(section, (inflow + out) / 2, spot);
    const flow = Math.max((inflow + out) / 2, section.flow[0] as number);
    const area = read(section.area, q);
    const celerity = read(section.celerity, q);
    const speed = flow / area;
    const flattening = (flow * speed) / (read(section.surface, q) * slope * celerity * celerity * length);
    const hold = length / speed;
    // More would let the outflow dip before a steep rise comes: a low river flattens it more than it should instead.
    const x = Math.min((1 - flattening) / 2, seconds / (2 * hold));
    out = (offered - hold * x * inflow) / (hold * (1 - x) + seconds);
    out = Math.min(Math.max(out, 0), offered / seconds);
  }
  return out;
}

/** What stays in the river of a flow, m³/s, when the rest runs over a stretch of dyke with this crest, m. */
function besideDyke(reach: Reach, section: Section, flow: number, crest: number): number {
  const width = reach.dyke?.width ?? 0;
  const over = (kept: number): boolean => kept + overWeir(width, stageOf(reach, section, kept) - crest) > flow;
  if (!over(flow)) return flow;
  let [low, high] = [0, flow];
  for (let k = 0; k < 50; k += 1) {
    const middle = (low + high) / 2;
    if (over(middle)) high = middle;
    else low = middle;
  }
  return low;
}

/** Level at the lower end, m above the datum. */
function stageOf({ bed }: Reach, section: Section, flow: number): number {
  const least = section.flow[0] as number;
  // Below the table's first row depth goes with the root of the flow, which is near enough for a film of water.
  if (flow < least) return bed + (section.depth[0] as number) * sqrt(Math.max(flow, 0) / least);
  return bed + read(section.depth, find(section, flow, spot));
}
