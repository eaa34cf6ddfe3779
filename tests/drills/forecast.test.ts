/** Signals follow what is foretold, not the storm; alarms in vain cost, but not where what was known then made them right. */
import { describe, expect, test } from 'vitest';
import { expectedLanding } from '../../src/drill/landing.ts';
import { DrillReader } from '../../src/drill/reader.ts';
import { trackError } from '../../src/hazards/forecast/bulletin.ts';
import { COLOURS } from '../../src/log/names.ts';
import { type Scenario, stormsOf } from '../../src/scenario/scenario.ts';
import { type DrillTime, HOUR, MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run, scenarioOf } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
const { bulletins } = scenarioOf('qingdao-2022') as Scenario & { bulletins: NonNullable<Scenario['bulletins']> };
const asPlanned = city.runTo('L-01:00');
const signals = (run: Run) => run.of('warning.issued', { hazard: 'storm', family: 'typhoon' });
const ofTheSea = (run: Run, family: 'surge' | 'wave') => run.of('warning.issued', { hazard: 'sea', family });
const first = (run: Run, colour: string, of = signals(run)): number =>
  of.find((one) => COLOURS.indexOf(one.colour) >= COLOURS.indexOf(colour as 'red'))?.at ?? Number.POSITIVE_INFINITY;

describe('a bulletin', () => {
  test('gives the rain and the highest level with ranges that hold what it says', () => {
    const issued = asPlanned.of('bulletin.issued');
    expect(issued.length).toBeGreaterThan(12);
    for (const { rain, rainRange, tide = Number.NaN, tideRange } of issued) {
      if (rainRange === undefined || tideRange === undefined) throw new Error('a bulletin without ranges');
      expect(rainRange[0]).toBeLessThanOrEqual(rain);
      expect(rain).toBeLessThanOrEqual(rainRange[1]);
      expect(tideRange[0]).toBeLessThan(tide);
      expect(tide).toBeLessThan(tideRange[1]);
      expect(tideRange[1] - tideRange[0]).toBeCloseTo(2 * 1.2816 * (bulletins.tide ?? 0), 1);
    }
  });

  test('comes every six hours, every three inside two days', () => {
    const at = asPlanned.of('bulletin.issued').map((one) => one.at);
    const near = asPlanned.time('L-48:00');
    for (const [i, time] of at.slice(1).entries())
      expect(time - (at[i] ?? 0)).toBe((at[i] ?? 0) >= near ? 3 * HOUR : 6 * HOUR);
  });
});

describe('signals', () => {
  test('come of a bulletin: its event is their cause', () => {
    const sea = [...ofTheSea(asPlanned, 'surge'), ...ofTheSea(asPlanned, 'wave')];
    expect(sea.length).toBeGreaterThan(4);
    for (const signal of [...signals(asPlanned), ...sea])
      expect(asPlanned.why(signal).map(({ type }) => type)).toContain('bulletin.issued');
  });

  const other = city.seed(3).runTo('L-24:00');
  test('another seed foretells otherwise, and warns at other hours; the storm is the same', () => {
    expect(signals(other).map(({ at }) => at)).not.toEqual(
      signals(asPlanned).flatMap(({ at }) => (at <= other.engine.now ? [at] : [])),
    );
  });

  test('are held: lowered with a bulletin only, by one colour, and never by the bulletin after the one that raised them', () => {
    expect(bulletins.hold).toBe(2);
    expect(ofTheSea(asPlanned, 'surge').map(({ colour }) => colour)).toEqual([
      'blue',
      'red',
      'orange',
      'yellow',
      'orange',
    ]);
    for (const run of [asPlanned, other]) {
      const issued = run.of('bulletin.issued').map(({ at }) => at);
      for (const of of [signals(run), ofTheSea(run, 'surge'), ofTheSea(run, 'wave')]) {
        const rank = of.map(({ colour }) => COLOURS.indexOf(colour));
        for (const [i, { at }] of of.entries()) {
          const fall = (rank[i - 1] ?? 0) - (rank[i] as number);
          if (fall <= 0) continue;
          expect(fall).toBe(1);
          expect(issued).toContain(at);
          if ((rank[i - 1] as number) > (rank[i - 2] ?? 0)) expect(at - (of[i - 1]?.at ?? 0)).toBeGreaterThan(3 * HOUR);
        }
      }
    }
  });

  test('of the sea are never under what its gauges show', () => {
    const run = city.withBulletins({ tide: 0, track: [900, 900, 900] }).runTo('L+01:30');
    for (const { hazard, surge, wave } of run.engine.weather.seasNow()) {
      const { surge: warned = 'none', wave: ofWaves = 'none' } = run.state.warnings[hazard] ?? {};
      expect(COLOURS.indexOf(warned)).toBeGreaterThanOrEqual(surge);
      expect(COLOURS.indexOf(ofWaves)).toBeGreaterThanOrEqual(wave);
      expect([surge, wave]).toEqual([3, 3]);
    }
  });

  test('without error they are those of the storm itself, to the next bulletin', () => {
    const errors = { track: [0, 0, 0] as [number, number, number], rain: 0, tide: 0 };
    const sure = city.withBulletins(errors).runTo('L-12:00');
    const truth = city.withBulletins({ ...errors, signals: false, throughout: false }).runTo('L-12:00');
    for (const colour of ['blue', 'yellow', 'orange', 'red'])
      expect(Math.abs(first(sure, colour) - first(truth, colour)), colour).toBeLessThanOrEqual(3 * HOUR);
    for (const [family, colour] of [
      ['surge', 'blue'],
      ['surge', 'yellow'],
      ['wave', 'blue'],
      ['wave', 'orange'],
    ] as const) {
      const [told, real] = [sure, truth].map((run) => first(run, colour, ofTheSea(run, family)));
      expect(real, `${family} ${colour}`).toBeLessThan(sure.time('L-12:00'));
      expect(Math.abs((told as number) - (real as number)), `${family} ${colour}`).toBeLessThanOrEqual(3 * HOUR);
    }
    const [storm] = stormsOf(sure.engine.scenario);
    const [told] = sure.of('bulletin.issued');
    expect(storm && told && trackError(storm, told.track, 0 as never, 48)).toBeLessThan(2);
  });
});

describe('landfall as it is expected', () => {
  const { scenario, state, reader, now } = asPlanned.engine;
  /** As the bulletin that was the latest at `at` has it. */
  const told = (at: number): number => {
    const { track = [], at: issued = 0 } = asPlanned.of('bulletin.issued').findLast((one) => one.at <= at) ?? {};
    return expectedLanding(scenario, { bulletins: { storm: { issued, track } } } as never, at as DrillTime) as number;
  };

  test('is what plans reckon from: streets are shut nine and a half hours before the landfall told, not before the hour', () => {
    const issued = asPlanned.first('order.issued', { order: 'close-shanxi' }).at;
    const lead = (told(issued) - issued) / HOUR;
    expect(lead).toBeLessThanOrEqual(9.5);
    expect(lead).toBeGreaterThan(9);
    expect(Math.abs(issued - asPlanned.time('L-09:30'))).toBeGreaterThan(20 * MINUTE);
  });

  test('is in a condition what it is on the clock, and nothing before the first bulletin', () => {
    reader.now = now;
    const left = (now - (told(now) - 6 * HOUR)) / MINUTE;
    expect(reader.call('expected', ['L-06:00'])).toBe(left);
    expect(reader.call('expected', ['L-06:00'])).not.toBe(reader.call('elapsed', ['L-06:00']));
    expect(reader.call('expected', ['T+10:00'])).toBe(reader.call('elapsed', ['T+10:00']));
    const ask = (drill: typeof scenario, known: object) =>
      new DrillReader({ ...state, ...known }, reader.weather, drill);
    expect(ask(scenario, { bulletins: {} }).call('expected', ['L-06:00'])).toBeNaN();
    const { bulletins: _, ...unforetold } = scenario;
    const [sure, clock] = ['expected', 'elapsed'].map((word) => ask(unforetold, {}).call(word, ['L-06:00']));
    expect(sure).toBe(clock);
  });
});

describe('an alarm', () => {
  test('that the storm bears out costs nothing', () => {
    const run = asPlanned;
    expect(Object.keys(run.state.alarms ?? {}).sort()).toEqual(bulletins.alarms.map(({ id }) => id).sort());
    for (const { warranted, foreseen, cost } of Object.values(run.state.alarms ?? {})) {
      expect(warranted).toBeDefined();
      expect(foreseen).toBe(true);
      expect(cost).toBeUndefined();
    }
  });

  /** The storm that is foretold for the city turns away in the end, or is foretold for elsewhere and raised all the same. */
  const inVain = (foreseen: boolean): Run => {
    const yes = { source: '', reads: [], awaits: [], evaluate: () => foreseen, holds: () => foreseen };
    const no = { ...yes, evaluate: () => false, holds: () => false };
    const alarms = bulletins.alarms
      .filter(({ id }) => id === 'city-I')
      .map((alarm) => ({ ...alarm, warranted: no, foreseen: yes, within: 6 * HOUR }));
    const run = city.withBulletins({ alarms }).open();
    run.say({ type: 'startex', seat: 'director' });
    run.say({ type: 'seat.take', seat: 'director', take: 'city' });
    run.say({ type: 'level', seat: 'city', level: 'I' });
    run.engine.runTo(7 * HOUR);
    return run;
  };

  test('that nothing bears out and nobody foresaw costs what the scenario says; foreseen, it costs nothing', () => {
    const [cost] = bulletins.alarms.filter(({ id }) => id === 'city-I').map((alarm) => alarm.cost);
    expect(cost).toBeGreaterThan(0);
    const blind = inVain(false);
    expect(blind.first('alarm.vain')).toMatchObject({ alarm: 'city-I', cost });
    expect(blind.why(blind.first('alarm.vain')).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['alarm.raised', 'post.level', 'level']),
    );
    expect(inVain(true).first('alarm.vain')).toMatchObject({ alarm: 'city-I', cost: 0 });
  });

  test('raised on the first day by hand is not foreseen by the bulletin of that day', () => {
    const run = city.open();
    run.say({ type: 'startex', seat: 'director' });
    run.say({ type: 'seat.take', seat: 'director', take: 'city' });
    run.say({ type: 'level', seat: 'city', level: 'I' });
    run.engine.runTo(HOUR);
    expect(run.first('alarm.raised', { alarm: 'city-I' }).foreseen).toBe(false);
  });
});
