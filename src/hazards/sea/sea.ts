/**
 * The sea at a coast, as a hazard: the tide is a closed form, surge and waves follow the wind towards what it would make of them in
 * the long run. A steady state relaxed in time is no hydrodynamic model; it is good to the 30–50 % that such formulas are.
 */
import { cos, DEG, exp, sin } from '../../engine/math.ts';
import { HOUR } from '../../units/time.ts';
import { distance, type LonLat } from '../../world/geo.ts';
import type { Air, HazardModel, Sea, Surroundings } from '../hazard.ts';
import { currentAt, currentOf, type Stream } from './currents.ts';
import { type CoastPoint, REACH, type SeaSpec } from './spec.ts';
import { drag, inverseBarometer, setup } from './surge.ts';
import { tideAt } from './tide.ts';
import { bayWaves, broken, openWaves, type Waves } from './waves.ts';

export type { SeaSpec } from './spec.ts';

/** By coast point, in the order of the specification. */
export interface SeaState {
  readonly tide: number;
  readonly points: readonly { readonly surge: number; readonly wave: number; readonly period: number }[];
  /** At each node, where there are currents. */
  readonly currents?: readonly Stream[];
}

/** All that moves the sea but the tide. */
export type Blowing = Pick<Surroundings, 'startEx' | 'air' | 'storm'>;

/** Earth's turning, rad/s. */
const OMEGA = 7.292e-5;

export const sea = {
  kind: 'sea',
  initial: (spec, ground): SeaState => ({
    tide: tideAt(spec.tide, ground.startEx),
    points: spec.points.map(() => ({ surge: 0, wave: 0, period: 0 })),
    ...streams(spec, ground.startEx, () => STILL),
  }),
  step: (state, spec, from, to, around: Blowing): SeaState => ({
    tide: tideAt(spec.tide, around.startEx + to / 1000),
    points: spec.points.map((point, i) => {
      const before = state.points[i] ?? { surge: 0, wave: 0, period: 0 };
      const air = around.air(point.at, 'sea');
      const hours = (to - from) / HOUR;
      const surge = towards(before.surge, steadySurge(point, spec, air), hours / spec.response.surge);
      const level = before.surge + state.tide;
      const waves = wavesAt(point, air, point.depth + level, around);
      const wave = towards(before.wave, broken(waves.height, point.depth + level), hours / spec.response.waves);
      return { surge, wave, period: waves.period };
    }),
    ...streams(spec, around.startEx + to / 1000, (place) => around.air(place, 'sea')),
  }),
  sample(state, spec, place): Partial<Sea> {
    const i = nearest(spec.points, place);
    const point = state.points[i];
    const { currents } = spec;
    const [currentU, currentV] = currents ? currentAt(currents.nodes, state.currents ?? [], place) : [0, 0];
    if (point === undefined) return currents ? { currentU, currentV } : {};
    const { surge, wave, period } = point;
    return { tide: state.tide, surge, stage: state.tide + surge, wave, period, currentU, currentV };
  },
  waters: ({ points }) => points.map(({ id }) => id),
  water(state, { points }, id) {
    const i = points.findIndex((point) => point.id === id);
    const point = state.points[i];
    return point && { stage: state.tide + point.surge };
  },
} as const satisfies HazardModel<SeaSpec, SeaState, Partial<Sea>>;

/** Nothing blows before the first step. */
const STILL = { u: 0, v: 0 } as const;

function streams(
  { currents }: SeaSpec,
  seconds: number,
  air: (place: LonLat) => Pick<Air, 'u' | 'v'>,
): Pick<SeaState, 'currents'> {
  if (currents === undefined) return {};
  return { currents: currents.nodes.map((node) => currentOf(node, currents, seconds, air(node.at))) };
}

/** What the wind of now would raise if it lasted, before it breaks. */
function wavesAt(point: CoastPoint, air: Air, depth: number, around: Pick<Surroundings, 'storm'>): Waves {
  const bay = bayWaves(air.wind, fetchFrom(point.fetch, air.from), Math.max(0.1, depth));
  const storm = point.open === true ? around.storm(point.at) : undefined;
  if (storm === undefined) return bay;
  const open = openWaves(air.wind, storm);
  return open.height > bay.height ? open : bay;
}

/** Open water to where the wind comes from, m; linear between the directions that are given. */
export function fetchFrom(given: CoastPoint['fetch'], from: number): number {
  if (typeof given === 'number') return given;
  const at = (from / 360) * given.length;
  const before = Math.floor(at) % given.length;
  const [near, next] = [given[before] as number, given[(before + 1) % given.length] as number];
  return near + (next - near) * (at - Math.floor(at));
}

/** What the wind of now would make of the level if it lasted, m. */
function steadySurge({ at, faces, profile }: CoastPoint, { pressure }: SeaSpec, air: Air): number {
  const [east, north] = [sin(faces * DEG), cos(faces * DEG)];
  const each = drag(air.wind);
  // Towards the shore, and along it with the shore to the right.
  const onshore = -(air.u * east + air.v * north);
  const along = air.u * north - air.v * east;
  const rise = setup(profile, {
    onshore: each * onshore,
    along: each * along,
    coriolis: 2 * OMEGA * sin(at[1] * DEG),
  });
  return inverseBarometer(pressure, air.pressure) + rise;
}

const towards = (now: number, goal: number, folds: number): number => goal + (now - goal) * exp(-folds);

/** The nearest coast point within reach; −1 where none is. */
function nearest(points: readonly CoastPoint[], place: LonLat): number {
  let [found, least] = [-1, REACH];
  points.forEach(({ at }, i) => {
    const far = distance(at, place);
    if (far <= least) [found, least] = [i, far];
  });
  return found;
}
