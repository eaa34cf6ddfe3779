import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepSave, hashSaved } from '../../engine/blocks.ts';
import type { Around, Hand } from './area.ts';
import { ABSENT, LISTED, type Population, populationOf, TWICE } from './population.ts';
import { type DangerArea, HOUSEHOLD_STATES, type Households, STATE, UNSAFE } from './spec.ts';
import { type HouseholdsState, initialHouseholds } from './state.ts';
import { missedOf, stepHouseholds } from './step.ts';
import { STEP_MINUTES } from './step-minutes.ts';
import type { Ahead } from './ways.ts';

const when = { reads: [] };
const valley = (more: Partial<DangerArea> = {}): DangerArea => ({
  id: 'valley',
  name: { zh: '沟底', en: 'Valley' },
  site: 'valley',
  post: 'east',
  listed: 900,
  radius: 2_000,
  roster: { absent: 0.05, twice: 0.02, unlisted: 0.04, visitors: 0.03, special: 0.02, vehicle: 0.4, kin: 0.3 },
  shelters: ['school'],
  trip: 40,
  ...more,
});
const town = (area: DangerArea = valley(), capacity = 2_000): Households => ({
  deadline: 0,
  areas: [area],
  shelters: [{ id: 'school', name: { zh: '学校', en: 'School' }, site: 'school', capacity, open: when, desks: 6 }],
  channels: [
    {
      id: 'gong',
      name: { zh: '铜锣', en: 'Gong' },
      when,
      areas: ['valley'],
      reach: 0.6,
      broadcast: 1,
      contagion: 0.5,
    },
  ],
  response: {
    general: 0.4,
    personal: 0.9,
    refuse: 0.03,
    stubborn: 0.01,
    ready: 40,
    returning: 0.05,
    callsAnHour: 6,
    doorsAnHour: 8,
    indoors: 10,
  },
});
const hand = (task: Hand['task'], people = 30, seats = 0): Hand => ({ by: 'T13', task, people, seats, cause: 7 });
const calm: Around = { channel: () => 1, shelter: () => 2, hands: () => [], indoors: () => false, barred: true };

const [ON, ROUND]: [Ahead, Ahead] = [{ go: 'on' }, { go: 'round', minutes: 45, cause: 9 }];
const ROADS: [Ahead, Ahead, Ahead, Ahead] = [ON, ROUND, { go: 'back', cause: 9 }, { go: 'wait', cause: 9 }];

class Village {
  readonly spec: Households;
  readonly population: Population;
  readonly state: HouseholdsState;
  readonly seed: number;
  minute = 0;

  constructor(spec = town(), seed = 1) {
    this.spec = spec;
    this.seed = seed;
    this.population = populationOf(spec.areas[0] as DangerArea, seed);
    this.state = initialHouseholds(spec, [this.population], true);
  }
  /** Lives on for so many hours; the people that moved, by `from→to`. */
  live(hours: number, around: Partial<Around> = {}): Map<string, number> {
    const moved = new Map<string, number>();
    for (const end = this.minute + hours * 60; this.minute < end; ) {
      this.minute += STEP_MINUTES;
      const moves = stepHouseholds(
        this.spec,
        [this.population],
        this.state,
        this.seed,
        { ...calm, ...around },
        this.minute,
      );
      for (const { from, to, people } of moves.flatMap((one) => one.moves))
        moved.set(`${from}→${to}`, (moved.get(`${from}→${to}`) ?? 0) + people);
    }
    return moved;
  }
  get where(): Uint8Array {
    return (this.state.areas[0] as HouseholdsState['areas'][number]).where;
  }
  /** People in the shelter or on their way to it. */
  bound(): number {
    const { shelter } = this.state.areas[0] as HouseholdsState['areas'][number];
    return shelter.reduce((sum, place, i) => sum + (place > 0 ? (this.population.people[i] as number) : 0), 0);
  }
  people(...states: (typeof HOUSEHOLD_STATES)[number][]): number {
    const asked = new Set<number>(states.map((name) => STATE[name]));
    return this.where.reduce((sum, at, i) => sum + (asked.has(at) ? (this.population.people[i] as number) : 0), 0);
  }
}

describe('who is there', () => {
  test('the list has exactly as many people as it says, and is not the truth', () => {
    const { population } = new Village();
    const listed = population.people.subarray(0, population.rows).reduce((sum, size) => sum + size, 0);
    expect(listed).toBe(900);
    const having = (flag: number): number => population.flags.filter((flags) => flags & flag).length;
    expect(having(LISTED)).toBe(population.rows);
    expect(having(ABSENT)).toBeGreaterThan(0);
    expect(having(TWICE)).toBeGreaterThan(0);
    expect(population.count - population.rows).toBe(
      Math.round(population.rows * 0.04) + Math.round(population.rows * 0.03),
    );
  });

  test('is the same for the same seed, and other people for another', () => {
    const of = (seed: number): string => hashSaved(deepSave(populationOf(valley(), seed).people));
    expect(of(5)).toBe(of(5));
    expect(of(5)).not.toBe(of(6));
  });

  test('those who cannot walk are called first', () => {
    const { order, flags } = new Village().population;
    const special = Array.from(order, (i) => ((flags[i] as number) & 8) !== 0);
    expect(special.indexOf(false)).toBe(special.filter(Boolean).length);
  });
});

describe('what people do', () => {
  test('nobody leaves unwarned', () => {
    const village = new Village();
    expect(village.live(24, { channel: () => undefined })).toEqual(new Map());
  });

  test('a gong reaches no more than it can, and its word spreads faster from mouth to mouth', () => {
    const spread = new Village();
    const alone = new Village({ ...town(), channels: town().channels.map((one) => ({ ...one, contagion: 0 })) });
    for (const village of [spread, alone]) village.live(1);
    expect(spread.people('home')).toBeLessThan(alone.people('home'));
    spread.live(24);
    const there = spread.people('home', 'aware', 'waiting', 'registered', 'kin', 'sheltered', 'travelling');
    expect(spread.people('home') / there).toBeGreaterThan(0.33);
  });

  test('in a gale nobody sets out, and nobody is moved', () => {
    const village = new Village();
    const hands = (): Hand[] => [hand('call'), hand('transport', 30, 300), hand('sweep')];
    const moved = village.live(8, { indoors: () => true, hands });
    expect([...moved.keys()].filter((key) => key.endsWith('travelling'))).toEqual([]);
    expect(village.people('aware')).toBeGreaterThan(0);
  });

  test('who goes back is kept by a bar, and goes where there is none', () => {
    const hands = (): Hand[] => [hand('call'), hand('transport', 30, 300)];
    const barred = new Village().live(24, { hands });
    const open = new Village().live(24, { hands, barred: false });
    expect([...barred.keys()].filter((key) => key.endsWith('returned'))).toEqual([]);
    expect([...open.keys()].some((key) => key.endsWith('returned'))).toBe(true);
  });
});

describe('water on the road ahead', () => {
  const [on, round, back, wait] = ROADS;
  const hands = (): Hand[] => [hand('call'), hand('transport', 30, 300)];
  /** Called and driven for an hour and a quarter over a dry road, then under `road` for as long as one is on the way, and a step more. */
  const caught = (road: Ahead) => {
    const village = new Village();
    village.live(1.25, { hands });
    const under = village.bound() - village.people('sheltered', 'registered');
    const moved = village.live(5 / 12, { hands, ways: { ahead: () => road } });
    return { village, under, moved, came: moved.get('travelling→sheltered') ?? 0 };
  };

  test('who is on the way comes no farther, and is home again or waits; nobody else sets out', () => {
    expect(caught(on).came).toBeGreaterThanOrEqual(caught(on).under);
    for (const road of [back, wait]) {
      const { village, under, moved, came } = caught(road);
      expect(under).toBeGreaterThan(0);
      // Those with less than a step to go were there.
      expect(came).toBeLessThan(under / 2);
      expect([...moved.keys()].filter((key) => key.endsWith('→travelling') && !key.startsWith('aware'))).toEqual([]);
      const home = (moved.get('travelling→aware') ?? 0) + (moved.get('travelling→waiting') ?? 0);
      expect(home > 0).toBe(road === back);
      expect(village.bound()).toBe(village.people('sheltered', 'registered') + (road === back ? 0 : under - came));
      // The road is open again: whoever waited on it arrives.
      const later = village.live(1, { ways: { ahead: () => on }, hands: () => [] });
      expect(later.get('travelling→sheltered') ?? 0).toBeGreaterThanOrEqual(road === back ? 0 : under - came);
    }
  });

  test('a way round takes as much longer as it is longer, once', () => {
    const { village, under, came } = caught(round);
    expect(came).toBeLessThan(under / 2);
    const { due, way } = village.state.areas[0] as HouseholdsState['areas'][number];
    const latest = Math.max(...due.filter((_, i) => village.where[i] === STATE.travelling && way?.[i] === 1));
    expect(latest - village.minute).toBeLessThanOrEqual(20 + 45);
  });
});

describe('what is done for them', () => {
  const all = (): Hand[] => [hand('call'), hand('transport', 20, 300), hand('carry', 20)];

  test('called, moved, then seen from door to door: nobody is missed', () => {
    const village = new Village();
    village.live(10, { hands: all });
    village.live(4, { hands: () => [hand('sweep', 40, 150)] });
    expect(missedOf(village.state)).toEqual([]);
    expect(village.people('controlled')).toBeGreaterThan(0);
    expect(village.people('in-place', 'registered', 'kin-checked')).toBeGreaterThan(700);
  });

  test('without the doors those on no list are missed, and each is named with what last moved it', () => {
    const village = new Village();
    village.live(14, { hands: all });
    const missed = missedOf(village.state);
    expect(missed.some(({ index }) => index >= village.population.rows)).toBe(true);
    for (const { state, index } of missed) {
      expect(UNSAFE.has(state)).toBe(true);
      expect(HOUSEHOLD_STATES[village.where[index] as number]).toBe(state);
    }
  });

  test('no shelter takes more than it holds; who finds no place waits', () => {
    const village = new Village(town(valley(), 120));
    village.live(14, { hands: all });
    expect(village.people('travelling', 'sheltered', 'registered')).toBeLessThanOrEqual(120);
    expect(village.people('waiting')).toBeGreaterThan(0);
  });

  test('half the people call half as many rows', () => {
    const called = (people: number): number => {
      const village = new Village(town(valley({ listed: 20_000 })));
      village.live(2, { hands: () => [hand('call', people)], channel: () => undefined });
      return (village.state.areas[0] as HouseholdsState['areas'][number]).called;
    };
    expect(called(60) / called(30)).toBeCloseTo(2, 1);
  });
});

test('laws: people are neither made nor lost, moves add up, and a village taken up from a copy lives on alike', () => {
  const days = fc.array(
    fc.record({
      hours: fc.integer({ min: 1, max: 5 }),
      tasks: fc.subarray<Hand['task']>(['call', 'transport', 'carry', 'sweep']),
      warned: fc.boolean(),
      open: fc.boolean(),
      barred: fc.boolean(),
      indoors: fc.boolean(),
      road: fc.constantFrom(...ROADS),
    }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000 }),
      days,
      fc.constantFrom({}, { kinAt: 'town' }),
      (seed, parts, kin) => {
        const village = new Village(town(valley({ listed: 300, ...kin }), 200), seed);
        const twin = new Village(town(valley({ listed: 300, ...kin }), 200), seed);
        const sums = new Map<string, number>(HOUSEHOLD_STATES.map((name) => [name, village.people(name)]));
        for (const { hours, tasks, warned, open, barred, indoors, road } of parts) {
          const around: Partial<Around> = {
            channel: () => (warned ? 1 : undefined),
            shelter: () => (open ? 2 : undefined),
            hands: () => tasks.map((task) => hand(task, 20, 60)),
            indoors: () => indoors,
            barred,
            ways: { ahead: () => road },
          };
          for (const [key, people] of village.live(hours, around)) {
            const [from = '', to = ''] = key.split('→');
            sums.set(from, (sums.get(from) ?? 0) - people);
            sums.set(to, (sums.get(to) ?? 0) + people);
          }
          Object.assign(twin.state, deepSave(twin.state));
          twin.live(hours, around);
          for (const name of HOUSEHOLD_STATES) expect(village.people(name), name).toBe(sums.get(name));
          expect(village.bound()).toBe(village.state.shelters[0]?.people);
        }
        expect(hashSaved(deepSave(twin.state))).toBe(hashSaved(deepSave(village.state)));
      },
    ),
    { numRuns: 40, seed: 11 },
  );
});
