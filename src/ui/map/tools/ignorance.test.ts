import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Telling } from '../../../drill/known.ts';
import type { DrillState } from '../../../drill/state.ts';
import { MINUTE } from '../../../units/time.ts';
import { ignorance } from './ignorance.ts';

const scenario = {
  incidents: [{ id: 'leak' }, { id: 'flood' }],
  posts: [{ id: 'city', level: 'city' }],
  seats: [{ id: 'city', post: 'city' }],
  teams: [],
  reports: [],
  plans: [],
  injects: [{ id: 'call', to: ['city'], when: { reads: ['incident:leak'] } }],
} as unknown as Telling;
const stateOf = (leak: object, delivered?: number): DrillState =>
  ({
    incidents: { leak, flood: { occurred: 10 * MINUTE } },
    reports: {},
    orders: {},
    injects: { call: { delivered } },
  }) as unknown as DrillState;

test('minutes run until somebody tells, and then stand', () => {
  const told = stateOf({ occurred: 5 * MINUTE }, 12 * MINUTE);
  expect(ignorance(scenario, told, 'city', 30 * MINUTE)).toEqual([
    { id: 'flood', occurred: 10 * MINUTE, since: undefined, minutes: 20 },
    { id: 'leak', occurred: 5 * MINUTE, since: 12 * MINUTE, minutes: 7 },
  ]);
});

test('no incident is unknown for longer than it lasted, nor before it occurred', () => {
  const time = fc.integer({ min: 0, max: 600 * MINUTE });
  fc.assert(
    fc.property(time, time, fc.option(time, { nil: undefined }), time, (occurred, lasts, delivered, now) => {
      const state = stateOf({ occurred, closed: occurred + lasts }, delivered);
      const leak = ignorance(scenario, state, 'city', now).find(({ id }) => id === 'leak');
      expect(leak === undefined).toBe(occurred > now);
      if (leak === undefined) return;
      expect(leak.minutes).toBeGreaterThanOrEqual(0);
      expect(leak.minutes * MINUTE).toBeLessThanOrEqual(Math.min(lasts, now - occurred));
    }),
  );
});
