/** Bulletins (预报公报): as often as the scenario says, off by as much, and what posts wait for. */
import { describe, expect, test } from 'vitest';
import { foretold, trackError } from '../../src/hazards/forecast/bulletin.ts';
import { stormsOf } from '../../src/scenario/scenario.ts';
import { type DrillTime, HOUR } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

const city = drillOf('qingdao-2022').withoutFloods();
const asPlanned = city.runTo('L-24:00');
const issued = (run: Run) => run.of('bulletin.issued');
const [storm] = stormsOf(city.scenario);

/** Mean error of the track `hours` ahead over a run's bulletins, km. */
function meanError(run: Run, hours: number): number {
  const errors = issued(run).flatMap(({ track, at }) => {
    const error = storm && trackError(storm, track, at as DrillTime, hours);
    return error === undefined ? [] : [error];
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

describe('bulletins', () => {
  test('every six hours, from 48 h before landfall every three, numbered', () => {
    const all = issued(asPlanned);
    const landfall = asPlanned.time('L+00:00');
    all.slice(1).forEach(({ at, number }, i) => {
      const before = all[i]?.at ?? 0;
      expect(number).toBe(i + 2);
      expect(at - before).toBe(landfall - before <= 48 * HOUR ? 3 * HOUR : 6 * HOUR);
    });
    expect(all).toHaveLength(13);
  });

  test('are off by about what the scenario says, more the further ahead', () => {
    const [day = 0, , threeDays = 0] = city.scenario.bulletins?.track ?? [];
    const seen = [24, 48, 72].map((hours) => meanError(asPlanned, hours));
    expect(seen[0]).toBeGreaterThan(day / 2);
    expect(seen[0]).toBeLessThan(day * 2);
    expect(seen[0]).toBeLessThan(seen[1] as number);
    expect(seen[1]).toBeLessThan(seen[2] as number);
    expect(seen[2]).toBeLessThan(threeDays * 2);
  });

  test('another seed errs otherwise, the same seed alike', () => {
    const day = (run: Run) => issued(run).map(({ track, rain }) => [track, rain]);
    const early = city.runTo('L-60:00');
    expect(day(city.runTo('L-60:00'))).toEqual(day(early));
    expect(day(city.seed(2).runTo('L-60:00'))).not.toEqual(day(early));
  });
});

test('without error they say what comes; with one, posts expect what they say', () => {
  const sure = city.withBulletins({ track: [0, 0, 0], rain: 0 }).runTo('L-69:00');
  // Said to a hundredth of a degree, on straight lines between six hours.
  expect(meanError(sure, 24)).toBeLessThan(2);
  const { weather } = sure.engine;
  const days = 70 * HOUR;
  const real = weather.worstForce('shanxi-road', days);
  expect(Math.abs(weather.expectedForce('shanxi-road', days, sure.state.bulletins) - real)).toBeLessThanOrEqual(1);
  const astray = Object.fromEntries(
    Object.entries(sure.state.bulletins ?? {}).map(([id, told]) => [
      id,
      {
        ...told,
        track: told.track.map(([h, lon, lat, km]): (typeof told.track)[number] => [h, lon + h / 10, lat, km]),
      },
    ]),
  );
  expect(weather.expectedForce('shanxi-road', days, astray)).toBeLessThan(real - 3);
  const [lon, lat] = [120.313, 36.075];
  expect(
    Math.abs(weather.expectedOver([lon, lat], days, sure.state.bulletins) - weather.worstOver([lon, lat], days)),
  ).toBeLessThanOrEqual(1);
  expect(weather.expectedOver([lon, lat], days, astray)).toBeLessThan(weather.worstOver([lon, lat], days) - 3);
  const seas = [sure.state.bulletins ?? {}, astray].map(
    (told) => weather.foreseenSeas(told, { level: 0.5, surge: 0.5 }, 3 * HOUR)[0],
  );
  expect(seas[0]?.surge).toHaveLength(6);
  expect(Math.max(...(seas[0]?.surge ?? []))).toBeGreaterThan(0);
});

test('rain is foretold where the storm is: with the track right as it falls, with the storm foretold out at sea next to none', () => {
  const { weather, now } = asPlanned.engine;
  if (storm === undefined) throw new Error('no storm');
  const right = foretold(storm, now, [0, 0, 0], [0, 0]);
  const falls = weather.rainToCome(24);
  expect(falls).toBeGreaterThan(150);
  expect(Math.abs(weather.rainForetold(storm.id, right, 24) / falls - 1)).toBeLessThan(0.1);
  const astray = right.map(([h, lon, lat, km]) => [h, lon + 4, lat, km] as const);
  expect(weather.rainForetold(storm.id, astray, 24)).toBeLessThan(falls / 4);
  const rainstorm = (track: typeof astray, follows: boolean) =>
    Math.max(...weather.foreseenSignals(storm.id, track, 1, 12 * HOUR, follows).rainstorm);
  expect(rainstorm(right, true)).toBe(rainstorm(right, false));
  expect(rainstorm(astray, true)).toBeLessThan(rainstorm(astray, false));
});
