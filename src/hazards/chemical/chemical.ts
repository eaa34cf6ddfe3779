/**
 * A release of a chemical as a hazard: people open and shut its leak and its storm drain; the wind of the storm carries what is
 * in the air; what each receptor has taken in is kept.
 *
 * Kilograms, m, s; concentrations in ppm by volume. Sources after AIChE/CCPS 1999, EPA's offsite consequence guidance (pool) and the
 * equilibrium rate model (two phases); Gaussian spread by Briggs 1973, dense gas by Britter & McQuaid 1988; toxic load after ten Berge et al. 1986; AEGL of EPA and the
 * National Research Council, isolation and protection of ERG. From 0.1 to 10 km in the open or a town as a whole: no buildings, no hills, no calms.
 */
import { cos, DEG, hypot2, sin } from '../../engine/math.ts';
import { type DrillTime, MINUTE, SECOND } from '../../units/time.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Device } from '../device.ts';
import type { Account, HazardModel, Outline, Sample, Surroundings } from '../hazard.ts';
import { type Dose, endMinute, FAINTEST, type Followed, LET_IN, noDose, notExposed, takeIn } from './dose.ts';
import { beginRelease, leak, type ReleaseState } from './release.ts';
import type { ChemicalSpec, Receptor } from './spec.ts';
import { substanceOf } from './substances.ts';
import { beginTrail, carry, concentrationAt, placeOf, reaches, type Trail } from './trail.ts';

export type { ChemicalSpec } from './spec.ts';

export interface ChemicalState {
  readonly release: ReleaseState;
  readonly trail: Trail;
  /** In the order of the receptors; none where people are followed. */
  readonly doses: readonly Dose[];
  /** Of everybody who is followed and has ever breathed it, by id. */
  readonly followed?: Record<string, Followed>;
  /** The latest wind at the source, towards the east and north. */
  wind: readonly [number, number];
}

export const chemical = {
  kind: 'chemical',
  devices: ({ leak: id, drain, receptors }) => [
    { id, kind: 'leak' },
    ...receptors.flatMap(({ away }): Device[] => (away === undefined ? [] : [{ id: away, kind: 'away' }])),
    ...(drain === undefined ? [] : [{ id: drain.id, kind: 'drain' } satisfies Device]),
  ],
  initial: (spec): ChemicalState => ({
    release: beginRelease(spec),
    trail: beginTrail(),
    doses: spec.follow === undefined ? spec.receptors.map(noDose) : [],
    wind: [0, 0],
    ...(spec.follow === undefined ? {} : { followed: {} }),
  }),
  step(state, spec, from, to, around) {
    if (to <= from) return state;
    const { wind, u, v, rain } = around.air(spec.at);
    const drain = spec.drain === undefined ? 0 : (around.setting(spec.drain.id) ?? 1);
    leak(state.release, spec, from, to, { opening: around.setting(spec.leak) ?? 0, drain, wind, rain });
    carry(state.trail, spec, state.release.airing, (to - from) / SECOND, (place) => around.air(place));
    state.wind = [u, v];
    if (state.trail.east.length > 1) expose(state, spec, (to - from) / MINUTE);
    follow(state, spec, from, to, around);
    return state;
  },
  sample: ({ trail }, spec, place): Sample => ({ concentration: concentrationAt(trail, spec, place) }),
  waters: ({ drain }) => (drain === undefined ? [] : [drain.id]),
  water: ({ release }, spec, id) =>
    spec.drain?.id === id ? { flow: release.draining / substanceOf(spec.substance).density } : undefined,
  accounts: ({ id, receptors, follow = [] }) => ({
    release: [id],
    dose: [...receptors.map((receptor) => receptor.id), ...follow],
  }),
  account(state, spec, kind, id) {
    if (kind === 'dose') return doseOf(state, spec, id);
    return kind === 'release' && id === spec.id ? kilograms(state) : undefined;
  },
  outlines: outlinesOf,
} as const satisfies HazardModel<ChemicalSpec, ChemicalState>;

function doseOf(
  state: ChemicalState,
  { receptors, follow = [] }: ChemicalSpec,
  id: string,
): Account<'dose'> | undefined {
  const index = receptors.findIndex((one) => one.id === id);
  if (index < 0 && !follow.includes(id)) return undefined;
  const { load, peak, above } = state.followed?.[id] ?? state.doses[index] ?? noDose();
  return { peak, load, aegl1: above[0], aegl2: above[1], aegl3: above[2] };
}

const kilograms = ({ release: { held, pool, aired, onWay, sea } }: ChemicalState): Account<'release'> => ({
  held,
  pool,
  air: aired,
  drain: onWay.reduce((sum, { kg }) => sum + kg, 0),
  sea,
});

function expose({ trail, doses }: ChemicalState, spec: ChemicalSpec, minutes: number): void {
  const { load } = substanceOf(spec.substance);
  const levels = levelsOf(spec);
  doses.forEach((dose, i) => {
    takeIn(dose, concentrationAt(trail, spec, (spec.receptors[i] as Receptor).at), minutes, load, levels);
  });
}

/** Looks at a way of a minute: a lorry goes some sixty metres between two, as much as a plume is wide near its source. */
const LOOKS = 12;

/** Lets everybody who is followed take in what lay on their way in this step; the gas lies as at its end. */
function follow(state: ChemicalState, spec: ChemicalSpec, from: number, to: number, around: Surroundings): void {
  const { followed, trail } = state;
  if (followed === undefined || (trail.east.length === 1 && Object.keys(followed).length === 0)) return;
  const substance = substanceOf(spec.substance);
  const levels = levelsOf(spec);
  const minutes = (to - from) / MINUTE / LOOKS;
  for (const { id, place, people, letsIn } of whereabouts(spec, around)) {
    const one = followed[id] ?? notExposed();
    const before = one.load;
    const share = Math.min(letsIn, spec.masks?.includes(id) === true ? LET_IN : 1);
    let [last, ppm]: [LonLat | undefined, number] = [undefined, 0];
    for (let look = 0; look < LOOKS; look += 1) {
      const at = place(from + ((look + 0.5) * (to - from)) / LOOKS);
      // Who stands still stands in the same.
      if (at !== last) ppm = at === undefined ? 0 : share * concentrationAt(trail, spec, at);
      last = at;
      if (ppm >= FAINTEST) takeIn(one, ppm, minutes, substance.load, levels);
    }
    if (one.load === 0) continue;
    followed[id] = one;
    if (one.load > before || one.recent.length > 0) endMinute(one, one.load - before, people, substance);
  }
}

interface Someone {
  readonly id: string;
  readonly people: number;
  readonly letsIn: number;
  /** Nowhere when nobody is there. */
  place(at: number): LonLat | undefined;
}

/** Receptors as long as somebody is there, then whoever moves. */
function whereabouts({ receptors, follow = [] }: ChemicalSpec, around: Surroundings): Someone[] {
  return [
    ...receptors.map(({ id, at, people = 0, away }): Someone => {
      const left = away === undefined ? 1 : 1 - (around.setting(away) ?? 0);
      return { id, people: Math.round(people * left), letsIn: 1, place: () => (left > 0 ? at : undefined) };
    }),
    ...follow.map(
      (id): Someone => ({
        id,
        people: around.people(id),
        letsIn: around.letsIn(id),
        place: (at) => around.whereabouts(id, at as DrillTime),
      }),
    ),
  ];
}

/** The hot zone: AEGL-2 and more, of the exposure that contours are for. */
export const isHot = ({ trail }: ChemicalState, spec: ChemicalSpec, place: LonLat): boolean =>
  concentrationAt(trail, spec, place) >= (levelsOf(spec)[1] ?? Number.POSITIVE_INFINITY);

/** AEGL-1 to 3, ppm; infinite where there is none. */
const levelsOf = ({ substance, exposure }: ChemicalSpec): number[] =>
  substanceOf(substance).aegl.map((values) => values?.[exposure === 10 ? 0 : 1] ?? Number.POSITIVE_INFINITY);

function outlinesOf(state: ChemicalState, spec: ChemicalSpec): readonly Outline[] {
  const { release, trail } = state;
  if (trail.east.length === 1 && release.pool <= 0) return [];
  const { lel, checked } = substanceOf(spec.substance);
  const memory = checked === 'memory' ? { unverified: true as const } : {};
  const [one, two, three] = levelsOf(spec);
  const lines = [
    ['aegl-1', one],
    ['aegl-2', two],
    ['aegl-3', three],
    ['lel-half', lel === undefined ? undefined : lel * 5_000],
    ['lel', lel === undefined ? undefined : lel * 10_000],
  ] as const;
  return [
    ...zonesOf(state, spec),
    ...lines.flatMap(([what, ppm]): Outline[] => {
      if (ppm === undefined || ppm === Number.POSITIVE_INFINITY) return [];
      const rings = ringsOf(trail, spec, ppm);
      return rings.length === 0 ? [] : [{ hazard: spec.id, what, rings, ppm, ...memory }];
    }),
  ];
}

/** Around the middle line where it is above `ppm`; more than one where the release stopped between. */
function ringsOf(trail: Trail, spec: ChemicalSpec, ppm: number): LonLat[][] {
  const rings: LonLat[][] = [];
  let [left, right]: [LonLat[], LonLat[]] = [[], []];
  const close = (): void => {
    if (left.length > 1) rings.push([...left, ...right.reverse()]);
    [left, right] = [[], []];
  };
  for (const { east, north, dx, dy, half } of reaches(trail, spec, ppm)) {
    if (half <= 0) {
      close();
      continue;
    }
    left.push(placeOf(spec.at, east - dy * half, north + dx * half));
    right.push(placeOf(spec.at, east + dy * half, north - dx * half));
  }
  close();
  return rings;
}

/** The circle to keep everybody out of at once, and the square downwind in which people are protected (ERG). */
function zonesOf({ wind: [u, v] }: ChemicalState, spec: ChemicalSpec): Outline[] {
  const { isolate, protect } = substanceOf(spec.substance);
  const circle = Array.from({ length: 48 }, (_, k): LonLat => {
    const angle = k * 7.5 * DEG;
    return placeOf(spec.at, isolate * sin(angle), isolate * cos(angle));
  });
  const speed = hypot2(u, v);
  const [east, north] = speed > 0 ? [u / speed, v / speed] : [0, -1];
  const corner = (along: number, across: number): LonLat =>
    placeOf(spec.at, along * east - across * north, along * north + across * east);
  const square = [
    corner(0, -protect / 2),
    corner(protect, -protect / 2),
    corner(protect, protect / 2),
    corner(0, protect / 2),
  ];
  return [
    { hazard: spec.id, what: 'protection', rings: [square], unverified: true },
    { hazard: spec.id, what: 'isolation', rings: [circle], unverified: true },
  ];
}
