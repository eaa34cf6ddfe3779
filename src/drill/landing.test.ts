import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarioOf } from '../../tests/drills/drill.ts';
import { foretold } from '../hazards/forecast/bulletin.ts';
import { stormsOf } from '../scenario/scenario.ts';
import { type DrillTime, HOUR, MINUTE } from '../units/time.ts';
import { expectedLanding } from './landing.ts';
import type { DrillState } from './state.ts';

const scenario = scenarioOf('first-drill');
const byBulletins = { ...scenario, bulletins: {} };
const [storm] = stormsOf(scenario);
const landfall = scenario.meta.landfall as DrillTime;
const issuedAt = (at: DrillTime, east: number, north: number): Pick<DrillState, 'bulletins'> => {
  if (storm === undefined) throw new Error('the first drill has a storm');
  const track = foretold(storm, at, [60, 110, 160], [east, north]);
  return { bulletins: { [storm.id]: { issued: at, track } } } as unknown as Pick<DrillState, 'bulletins'>;
};

test('where the track is known, and where there is no landfall, nobody depends on bulletins', () => {
  expect(expectedLanding(scenario, {}, 0 as DrillTime)).toBeUndefined();
  expect(expectedLanding({ ...byBulletins, meta: {} }, {}, 0 as DrillTime)).toBeUndefined();
});

test('before the first bulletin nobody can say; a bulletin without error says the hour; ashore everybody knows', () => {
  expect(expectedLanding(byBulletins, {}, 0 as DrillTime)).toBeNull();
  const exact = expectedLanding(byBulletins, issuedAt(0 as DrillTime, 0, 0), 0 as DrillTime);
  expect(Math.abs((exact ?? 0) - landfall)).toBeLessThanOrEqual(30 * MINUTE);
  expect(expectedLanding(byBulletins, issuedAt(0 as DrillTime, 2, 2), landfall)).toBe(landfall);
});

test('a track that is off lets one expect another hour, within what it foretells, and the same each time', () => {
  const slip = fc.double({ min: -2, max: 2, noNaN: true });
  const hours = new Set<number>();
  fc.assert(
    fc.property(slip, slip, (east, north) => {
      const state = issuedAt(0 as DrillTime, east, north);
      const expected = expectedLanding(byBulletins, state, HOUR as DrillTime) ?? -1;
      expect(expected).toBe(expectedLanding(byBulletins, state, HOUR as DrillTime));
      expect(expected).toBeGreaterThanOrEqual(0);
      expect(expected).toBeLessThanOrEqual(72 * HOUR);
      hours.add(expected);
    }),
  );
  expect(hours.size).toBeGreaterThan(2);
});
