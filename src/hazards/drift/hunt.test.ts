/** A search as it goes on: what patterns cover, what is believed after it, and that what the seed draws is as likely as is said. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepSave } from '../../engine/blocks.ts';
import { DEG } from '../../engine/math.ts';
import { Streams } from '../../engine/random.ts';
import { type DrillTime, HOUR, MINUTE } from '../../units/time.ts';
import { EARTH_RADIUS, inRing, type LonLat } from '../../world/geo.ts';
import type { Account, Surroundings } from '../hazard.ts';
import { afterSearch, type Ellipse, ringOf } from './area.ts';
import { believedOf, type DriftState, drift } from './drift.ts';
import { areaOfGround, coverageAt, groundOf, MILE, PATTERNS } from './pattern.ts';
import { coverage, podRandom } from './search.ts';
import { DRIFT_DEFAULTS, type DriftSpec, SEARCH_DEFAULTS } from './spec.ts';
import { sweepWidth, weatherFactor } from './sweep.ts';

const HERE: LonLat = [120.6, 35.8];
const DEGREE = (EARTH_RADIUS * DEG) / MILE;
const at = (east: number, north: number): LonLat => [
  HERE[0] + east / (DEGREE * Math.cos(HERE[1] * DEG)),
  HERE[1] + north / DEGREE,
];
const ellipse: Ellipse = { centre: HERE, major: 3 * MILE, minor: 1.5 * MILE, angle: 0.4 };

describe('a pattern', () => {
  test.each(PATTERNS)('%s sweeps as much as its track is long and its sweep width wide', (pattern) => {
    const [width, track] = [0.3, 12];
    const ground = groundOf(pattern, ellipse, width, track);
    const [side, step] = [5, 0.02];
    let swept = 0;
    for (let x = -side; x < side; x += step)
      for (let y = -side; y < side; y += step)
        swept += coverageAt(ground, width, 0, track, at(x + step / 2, y + step / 2)) * step * step;
    // The legs of a sector on its rim are left out, and where its legs meet it is not counted twice.
    const [least, most] = pattern === 'VS' ? [0.57, 0.67] : [0.98, 1.02];
    expect(swept / (width * track)).toBeGreaterThan(least);
    expect(swept / (width * track)).toBeLessThan(most);
    expect(areaOfGround(ground, track)).toBeGreaterThan(0);
  });

  test('pieces of a track cover together what the whole does', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const offset = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...PATTERNS), share, offset, offset, (pattern, part, x, y) => {
        const ground = groundOf(pattern, ellipse, 0.3, 12);
        const [place, cut] = [at(x, y), 12 * part];
        const pieces = coverageAt(ground, 0.3, 0, cut, place) + coverageAt(ground, 0.3, cut, 12, place);
        expect(pieces).toBeCloseTo(coverageAt(ground, 0.3, 0, 12, place), 9);
      }),
    );
  });
});

const raft: DriftSpec = {
  ...DRIFT_DEFAULTS,
  id: 'raft',
  kind: 'drift',
  object: 'PIW-1',
  at: HERE,
  radius: 2_000,
  particles: 120,
  cast: 'raft-adrift',
  search: {
    units: [{ id: 'raft-T05', team: 'T05', speed: 12, width: SEARCH_DEFAULTS.width }],
    plan: 'raft-plan',
    sites: ['here'],
    people: 40,
    water: 12,
    visibility: 5,
  },
};
/** 12 August 2022, noon UTC. */
const START = Date.UTC(2022, 7, 12, 12) / 1000;
interface World {
  readonly seed?: number;
  readonly wind?: number;
  readonly wave?: number;
  readonly plan?: number;
  /** The hour from which it searches, and where it is sent. */
  readonly from?: number;
  readonly sent?: LonLat;
  /** Nothing is ever found, whatever is seen. */
  readonly blind?: boolean;
  /** Goes on from a state, at an hour. */
  readonly taken?: DriftState;
  readonly begins?: number;
}
function run(
  spec: DriftSpec,
  hours: number,
  { seed = 1, wind = 6, wave = 0.3, plan = 1, from = 0, sent = HERE, blind = false, taken, begins = 0 }: World = {},
): DriftState {
  const streams = new Streams(seed);
  let now = begins * HOUR;
  const around = {
    air: () => ({ wind, u: wind, v: 0 }),
    sea: () => ({ currentU: 0, currentV: 0, wave }),
    startEx: START,
    elevation: () => Number.NaN,
    random: (name: string) => streams.get(name),
    whereabouts: () => sent,
    setting: (id: string) =>
      id === 'raft-adrift' ? 1 : id === 'raft-plan' ? plan : id === 'raft-T05' && now >= from * HOUR ? 1 : 0,
  } as unknown as Surroundings;
  let state: DriftState = taken ?? drift.initial(spec, around);
  if (blind && state.hunt) state = { ...state, hunt: { ...state.hunt, finds: Number.POSITIVE_INFINITY } };
  for (; now < hours * HOUR; now += 10 * MINUTE)
    state = drift.step(state, spec, now as DrillTime, (now + 10 * MINUTE) as DrillTime, around);
  return state;
}
const sought = (state: DriftState): Account<'search'> =>
  drift.account(state, raft, 'search', 'raft') as Account<'search'>;
const hoursOf = (state: DriftState): number => state.hunt?.hours ?? Number.NaN;

describe('a search', () => {
  test('is on the map while it goes on, by whose it is, and no longer than there is something to find', () => {
    const shown = (state: DriftState) => drift.outlines(state, raft).filter(({ team }) => team === 'T05');
    const at20 = run(raft, 1 / 3, { blind: true });
    expect(shown(at20).map(({ what }) => what)).toEqual(['searched', 'track']);
    const [ground, track] = shown(at20).map(({ rings }) => rings[0] as readonly LonLat[]);
    expect([ground?.length, (track?.length ?? 0) > 1]).toEqual([4, true]);
    expect(shown(run(raft, 1 / 3, { from: 1 }))).toEqual([]);
    const found = run(raft, 30);
    expect(found.hunt?.found).not.toBeNull();
    expect(shown(found)).toEqual([]);
  });

  test('finds as often as it says it would: over many seeds the share found is the mean probability of success', () => {
    const seeds = Array.from({ length: 400 }, (_, k) => k + 1);
    const few = { ...raft, particles: 60 };
    for (const world of [{ plan: 1 }, { plan: 0 }, { plan: 1, wind: 14 }]) {
      const ends = (blind: boolean) => seeds.map((seed) => sought(run(few, 2, { ...world, seed, blind })));
      const found = ends(false).reduce((sum, one) => sum + one.found, 0) / seeds.length;
      const said = ends(true).reduce((sum, { pos }) => sum + pos, 0) / seeds.length;
      expect(found).toBeGreaterThan(0.05);
      // Three standard deviations of a share of 400.
      expect(Math.abs(found - said)).toBeLessThan(0.075);
    }
  }, 60_000);

  test('raises the probability of success, the less the worse the weather, and never over one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5 }), (seed, hours) => {
        const [calm, rough] = [run(raft, hours, { seed }), run(raft, hours, { seed, wind: 6, wave: 2 })];
        for (const one of [calm, rough]) {
          expect(sought(one).pos).toBeGreaterThanOrEqual(0);
          expect(sought(one).pos).toBeLessThanOrEqual(1);
          const { weight } = one;
          expect(weight.reduce((sum, own) => sum + own, 0)).toBeCloseTo(1, 9);
        }
        if (calm.hunt?.found === null) expect(sought(rough).pos).toBeLessThan(sought(calm).pos);
        // What the rougher sea lets one find, a calm one does, and no later.
        if (rough.hunt?.found !== null) expect(hoursOf(calm)).toBeLessThanOrEqual(hoursOf(rough));
      }),
      { numRuns: 30 },
    );
  });

  test('begun later, or sent to the wrong place without a plan, it finds later or not at all, and fewer live', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const [soon, late] = [run(raft, 12, { seed }), run(raft, 12, { seed, from: 4 })];
      if (late.hunt?.found !== null) expect(hoursOf(soon)).toBeLessThanOrEqual(hoursOf(late));
      expect(sought(late).alive).toBeLessThanOrEqual(sought(soon).alive);
      const lost = run(raft, 6, { seed, plan: 0, sent: at(30, 0) });
      expect(lost.hunt?.found).toBeNull();
      expect(sought(lost).pos).toBe(0);
    }
  });

  test('a plan brings a unit sent elsewhere to the datum, after its way', () => {
    const [here, far] = [run(raft, 1, { seed: 7 }), run(raft, 1, { seed: 7, sent: at(8, 0) })];
    expect(sought(far).pos).toBeGreaterThan(0);
    expect(sought(far).pos).toBeLessThan(sought(here).pos);
    expect(sought(run(raft, 1, { seed: 7, sent: at(24, 0) })).pos).toBe(0);
  });

  test('what is believed after parallel sweeps found nothing is Bayes’ answer', () => {
    const state = run(raft, 1, { seed: 3, from: 99 });
    const believed = believedOf(state);
    const ground = groundOf('PS', ellipse, 0.2, 12);
    const covered = coverageAt(ground, 0.2, 0, 4, HERE);
    const box = ringOf({ ...ellipse, major: 1, minor: 1 }, 4).map((_, k): LonLat => {
      const [a, b] = [
        [1, 1],
        [-1, 1],
        [-1, -1],
        [1, -1],
      ][k] as [number, number];
      const [x, y] = [a * 3, b * 1.5];
      return at(x * Math.cos(0.4) - y * Math.sin(0.4), x * Math.sin(0.4) + y * Math.cos(0.4));
    });
    const bayes = afterSearch(believed, (place) => inRing(place, box), podRandom(covered));
    const left = believed.weight.map(
      (own, i) =>
        own * Math.exp(-coverageAt(ground, 0.2, 0, 4, [believed.lon[i] as number, believed.lat[i] as number])),
    );
    const sum = left.reduce((all, own) => all + own, 0);
    left.forEach((own, i) => {
      expect(own / sum).toBeCloseTo(bayes[i] as number, 12);
    });
  });

  test('a box of ten miles by ten that a ship sweeps for three hours is covered by its width and no more', () => {
    // A raft at five miles' visibility in a fresh breeze: half of 3.6 NM.
    const width = sweepWidth('raft-6', 5) * weatherFactor(18, 1, 'raft-6');
    expect(width).toBeCloseTo(1.8, 12);
    const box = groundOf('PS', { ...ellipse, major: 5 * MILE, minor: 5 * MILE }, width, 30);
    const covered = coverageAt(box, width, 0, 30, HERE);
    expect(covered).toBeCloseTo(0.54, 12);
    expect(covered).toBeCloseTo(coverage(width, 10, 3, areaOfGround(box, 30)), 12);
    expect(coverageAt(box, width, 0, 30, at(20, 0))).toBe(0);
  });

  test('when it has found, everybody knows where: no area is left to search, and who lives is settled', () => {
    const found = run(raft, 12, { seed: 2 });
    expect(sought(found).found).toBe(1);
    expect(drift.outlines(found, raft).map(({ what }) => what)).toEqual(['truth']);
    expect((drift.account(found, raft, 'drift', 'raft') as Account<'drift'>).area).toBe(0);
    expect(sought(run(raft, 30, { seed: 2 })).alive).toBe(sought(found).alive);
  });

  test('people in cold water die one by one, all by the longest that is survived; those who are not in it live', () => {
    const never = (hours: number, water?: number) =>
      sought(
        run({ ...raft, search: { ...(raft.search as NonNullable<DriftSpec['search']>), water } }, hours, { from: 99 }),
      ).alive;
    const alive = [0.5, 2, 4, 6].map((hours) => never(hours, 12));
    expect(alive[0]).toBeGreaterThan(30);
    expect(alive.toSorted((a, b) => b - a)).toEqual(alive);
    expect(alive.at(-1)).toBe(0);
    expect(never(6, 25)).toBeGreaterThan(never(3, 12));
    expect(never(6)).toBe(40);
  });

  const with_ = (more: object, units: object = {}): DriftSpec => {
    const search = raft.search as NonNullable<DriftSpec['search']>;
    return { ...raft, search: { ...search, ...more, units: search.units.map((unit) => ({ ...unit, ...units })) } };
  };
  const chance = (spec: DriftSpec, hours: number): number =>
    (drift.account(run(spec, hours, { blind: true, seed: 5 }), spec, 'search', 'raft') as Account<'search'>).pos;

  test('from a helicopter has its own sweep widths: less of a raft than a ship, next to nothing of a swimmer', () => {
    expect(sweepWidth('raft-6', 5, 'helicopter')).toBe(2);
    expect(sweepWidth('raft-6', 4, 'helicopter')).toBe(1.5);
    expect(sweepWidth('raft-6', 0.5, 'helicopter')).toBeCloseTo(0.3, 12);
    expect(sweepWidth('person', 20, 'helicopter')).toBe(0.1);
    expect(sweepWidth('raft-6', 5, 'ship')).toBe(sweepWidth('raft-6', 5));
    const [ship, slow, fast] = [
      raft,
      with_({}, { craft: 'helicopter' }),
      with_({}, { craft: 'helicopter', speed: 90 }),
    ];
    expect(chance(slow, 1)).toBeLessThan(chance(ship, 1));
    expect(chance(fast, 1)).toBeGreaterThan(chance(ship, 1));
  });

  test('sees in the dark only its share, and by day as ever', () => {
    // The world of these tests begins at noon UTC on the Yellow Sea: eight in the evening there.
    expect(chance(with_({ night: 1 }), 2)).toBe(chance(raft, 2));
    expect(chance(with_({ night: 0 }), 2)).toBe(0);
    expect(chance(with_({ night: 0.3 }), 2)).toBeLessThan(chance(raft, 2));
    expect(chance(with_({ night: 0 }), 2)).toBeLessThan(chance(with_({ night: 0 }), 16));
  });

  test('ends with its endurance and goes on when the unit is back; tired eyes see nine tenths', () => {
    const short = with_({}, { endurance: { on: HOUR, off: 2 * HOUR } });
    expect(chance(short, 1)).toBe(chance(raft, 1));
    expect(chance(short, 3)).toBe(chance(short, 1));
    expect(chance(short, 4)).toBeGreaterThan(chance(short, 3));
    expect(chance(short, 4)).toBeLessThan(chance(raft, 4));
    const tired = with_({}, { fresh: 2 * HOUR });
    expect(chance(tired, 2)).toBe(chance(raft, 2));
    expect(chance(tired, 4)).toBeLessThan(chance(raft, 4));
    expect(chance(tired, 4)).toBeGreaterThan(chance(short, 4));
  });

  test('without `search` the state is what it was', () => {
    const { search: _search, ...alone } = raft;
    expect(Object.keys(run(alone, 1))).toEqual(['cloud', 'weight', 'until', 'over', 'stream']);
  });

  test('saved in the middle and gone on with, it is as if it had never stopped', () => {
    const world: World = { seed: 11, wind: 14 };
    const whole = run(raft, 5, world);
    const half = deepSave(run(raft, 2.5, world)) as unknown as DriftState;
    expect(deepSave(run(raft, 5, { ...world, taken: half, begins: 2.5 }))).toEqual(deepSave(whole));
  });
});
