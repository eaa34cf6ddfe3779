/**
 * Something adrift, as a hazard: from the moment it is cast adrift, wind and current take it, once in ten minutes of the drill. Its
 * cloud is what a search centre reckons with; the first of it is what has really become of it, which only controllers see.
 *
 * Places in degrees, wind and current in m/s, leeway by Allen & Plourde 1999 (USCG R&D CG-D-08-99) and Allen 2005 (CG-D-05-05), as OpenDrift
 * has their classes; search theory after Koopman 1946 and IAMSAR, volume II. For hours to a day or two on water with currents that are known:
 * there are no tides of the coast in it beside those given, no waves that break a raft, and a beach holds what it gets.
 */
import { clamp } from '../../engine/math.ts';
import { Stream } from '../../engine/random.ts';
import { type DrillTime, HOUR, MINUTE, SECOND } from '../../units/time.ts';
import { distance, type LonLat } from '../../world/geo.ts';
import type { Device } from '../device.ts';
import type { Account, HazardModel, Outline, Sample, Surroundings } from '../hazard.ts';
import { areaOf, ellipseOf, ringOf } from './area.ts';
import { type Cloud, driftOn, seedCloud, type Waters } from './cloud.ts';
import { aliveOf, beginHunt, type HuntState, huntOn, sortiesOf } from './hunt.ts';
import type { Flow } from './leeway.ts';
import type { DriftSpec } from './spec.ts';
import { targetOf } from './sweep.ts';
import { ringOfGround, trackOf } from './track.ts';

export type { DriftSpec } from './spec.ts';

export interface DriftState {
  readonly cloud: Cloud;
  /** What is believed of each, the first left out: it is the truth. */
  weight: Float64Array;
  /** Drifted until then, ms; undefined while it is not adrift. */
  until: number | null;
  /** It has been adrift, and no longer is. */
  over: boolean;
  stream: readonly [number, number, number, number];
  /** Where somebody looks for it. */
  readonly hunt?: HuntState;
}

/** One Euler step: leeway's errors are those of ten-minute means. */
const STEP = 10 * MINUTE;
/** Nodes a side at which the wind is asked for over the cloud; linear between. */
const NODES = 4;

export const drift = {
  kind: 'drift',
  onGround: true,
  devices: ({ cast: id, search }) => [
    { id, kind: 'cast' },
    ...(search === undefined
      ? []
      : [
          { id: search.plan, kind: 'plan' } satisfies Device,
          ...search.units.map((unit): Device => ({ id: unit.id, kind: 'search' })),
        ]),
  ],
  initial(spec, ground): DriftState {
    const stream = ground.random(`drift:${spec.id}`);
    const cloud = seedCloud(spec.object, spec.particles + 1, spec.at, spec.radius / 2, stream);
    const weight = new Float64Array(spec.particles).fill(1 / spec.particles);
    const begun = { cloud, weight, until: null, over: false, stream: stream.save() };
    const { search } = spec;
    return search === undefined ? begun : { ...begun, hunt: beginHunt(search, ground.random(`search:${spec.id}`)) };
  },
  step(state, spec, from, to, around) {
    const adrift = (around.setting(spec.cast) ?? 0) >= 0.5;
    if (state.until === null && !adrift) return state;
    if (!adrift) state.over = true;
    if (state.over) return state;
    state.until ??= from;
    while (state.until + STEP <= to) {
      const stream = new Stream(state.stream);
      driftOn(state.cloud, STEP / SECOND, spec.jibe, watersOf(state.cloud, around), stream);
      state.stream = stream.save();
      state.until += STEP;
      look(state, spec, state.until as DrillTime, around);
    }
    return state;
  },
  sample: (): Sample => ({}),
  particles({ cloud: { lon, lat }, until, over }) {
    if (until === null || over) return new Float32Array(0);
    const places = new Float32Array(2 * (lon.length - 1));
    for (let i = 1; i < lon.length; i += 1) {
      places[2 * i - 2] = lon[i] as number;
      places[2 * i - 1] = lat[i] as number;
    }
    return places;
  },
  outlines(state, spec): readonly Outline[] {
    const { cloud, until, over } = state;
    if (until === null || over) return [];
    const truth: Outline = {
      hazard: spec.id,
      what: 'truth',
      rings: [[[cloud.lon[0] as number, cloud.lat[0] as number]]],
    };
    if (state.hunt?.found) return [truth];
    const believed = believedOf(state);
    return [
      { hazard: spec.id, what: 'containment', rings: [ringOf(ellipseOf(believed, 0.95))] },
      { hazard: spec.id, what: 'likely', rings: [ringOf(ellipseOf(believed, 0.5))] },
      truth,
      ...searchesOf(state, spec),
    ];
  },
  accounts: ({ id, search }) => ({ drift: [id], ...(search === undefined ? {} : { search: [id] }) }),
  account(state, spec, kind, id) {
    if (id !== spec.id) return undefined;
    if (kind === 'search') return soughtOf(state, spec);
    return kind === 'drift' ? accountOf(state, spec) : undefined;
  },
} as const satisfies HazardModel<DriftSpec, DriftState>;

/** Where each unit looks now, and its track so far. */
function searchesOf({ hunt }: DriftState, { id: hazard, search }: DriftSpec): Outline[] {
  if (hunt === undefined || search === undefined) return [];
  return sortiesOf(hunt, search).flatMap(({ team, ground, track, whole }): Outline[] => [
    { hazard, what: 'searched', team, rings: [ringOfGround(ground, whole)] },
    ...(track > 0 ? [{ hazard, what: 'track', team, rings: [trackOf(ground, whole, track)] } as const] : []),
  ]);
}

/** Lets the units look, as long as it is not found. */
function look(state: DriftState, { object, search }: DriftSpec, at: DrillTime, around: Surroundings): void {
  const { hunt, cloud } = state;
  const target = targetOf(object);
  if (search === undefined || hunt === undefined || hunt.found !== null || target === undefined) return;
  const truth: LonLat = [cloud.lon[0] as number, cloud.lat[0] as number];
  state.weight = huntOn(hunt, search, { target, believed: believedOf(state), truth }, STEP / HOUR, at, around);
}

/** The area, detection and success of the last sortie, or of the one that goes on where none has ended. */
function soughtOf({ hunt }: DriftState, { search }: DriftSpec): Account<'search'> | undefined {
  if (hunt === undefined || search === undefined) return undefined;
  const latest = hunt.units.map(({ sortie, last }) => sortie ?? last).findLast((one) => one !== null);
  const { poc = 0, pod = 0 } = latest ?? {};
  return { poc, pod, pos: hunt.pos, alive: aliveOf(hunt, search), found: hunt.found === null ? 0 : 1 };
}

function accountOf(state: DriftState, { at }: DriftSpec): Account<'drift'> {
  const { cloud, weight, until, over } = state;
  if (until === null) return { area: 0, gone: 0, ashore: 0 };
  return {
    area: over || state.hunt?.found ? 0 : areaOf(ellipseOf(believedOf(state), 0.95)) / 1e6,
    gone: distance(at, [cloud.lon[0] as number, cloud.lat[0] as number]) / 1_000,
    ashore: weight.reduce((sum, own, i) => sum + own * (cloud.stranded[i + 1] as number), 0),
  };
}

/** What a search centre reckons with. */
export const believedOf = ({ cloud, weight }: DriftState) => ({
  lon: cloud.lon.subarray(1),
  lat: cloud.lat.subarray(1),
  weight,
});

/** Wind and current over a cloud: the wind at the nodes of a lattice around it, the current in its middle. */
function watersOf({ lon, lat }: Cloud, around: Surroundings): Waters {
  const [west, east] = rangeOf(lon);
  const [south, north] = rangeOf(lat);
  const node = (k: number, low: number, high: number): number => low + ((high - low) * k) / (NODES - 1);
  const winds = Array.from({ length: NODES * NODES }, (_, k): Flow => {
    const { u, v } = around.air([node(k % NODES, west, east), node(Math.floor(k / NODES), south, north)], 'sea');
    return [u, v];
  });
  const { currentU, currentV } = around.sea([(west + east) / 2, (south + north) / 2]);
  const share = (value: number, low: number, high: number): number =>
    high > low ? clamp(((value - low) / (high - low)) * (NODES - 1), 0, NODES - 1) : 0;
  return {
    wind(x, y) {
      const [i, j] = [share(x, west, east), share(y, south, north)];
      const [i0, j0] = [Math.min(Math.floor(i), NODES - 2), Math.min(Math.floor(j), NODES - 2)];
      const [a, b] = [i - i0, j - j0];
      const at = (di: number, dj: number): Flow => winds[i0 + di + NODES * (j0 + dj)] as Flow;
      const mixed = (part: 0 | 1): number =>
        (1 - b) * ((1 - a) * at(0, 0)[part] + a * at(1, 0)[part]) + b * ((1 - a) * at(0, 1)[part] + a * at(1, 1)[part]);
      return [mixed(0), mixed(1)];
    },
    current: [currentU, currentV],
    // Where no terrain knows, it is sea.
    land: (x, y) => around.elevation([x, y] satisfies LonLat) > 0,
  };
}

const rangeOf = (column: Float64Array): readonly [low: number, high: number] =>
  column.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number]);
