import { describe, expect, test } from 'vitest';
import { record, SMALL, SMALL_FILES } from '../../tests/small-drill.ts';
import type { DrillState } from '../drill/state.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { MINUTE } from '../units/time.ts';
import { Pace } from './pace.ts';

const showing = (more = ''): string => `${SMALL}showings:
  - id: show
    ${more}segments:
      - { from: T+00:00, to: T+00:40, mode: compress 20 }
      - { from: T+00:40, to: T+00:50, mode: jump }
      - { from: T+00:50, to: T+02:00, mode: live 10 }
`;
const scenarioOf = (text: string): Scenario =>
  record([], { files: { ...SMALL_FILES, 'scenario.yaml': text } }).scenario;
const paceOf = (text: string): Pace => {
  const scenario = scenarioOf(text);
  return new Pace(scenario.showings[0] as Scenario['showings'][number], scenario);
};
const compress = { id: 'show', segment: 0, mode: 'compress', factor: 20, answerSpeed: 5, to: 40 * MINUTE } as const;
/** As far as a pace looks at it. */
const state = (more: Partial<DrillState> = {}): DrillState =>
  ({ showing: compress, manned: {}, injects: {}, orders: {}, ...more }) as DrillState;
const delivered = (minute: number): Partial<DrillState> => ({
  manned: { city: true },
  injects: { rain: { play: 'delivered', authoring: 'approved', delivered: minute * MINUTE } },
});
const min = (minutes: number): number => minutes * MINUTE;

describe('the pace of a showing', () => {
  test('is what its segments say, and a jump takes no time in the room', () => {
    const pace = paceOf(showing());
    expect([0, 20, 40, 50, 120, 240].map((at) => pace.planned(min(at)) / MINUTE)).toEqual([0, 1, 2, 2, 9, 9]);
    expect(pace.speed(state(), min(20), min(1))).toBe(20);
  });

  test('wins back what it is behind, up to three times its speed, and no slower than written when it is ahead', () => {
    const pace = paceOf(showing());
    expect(pace.speed(state(), min(20), min(1.2))).toBeCloseTo(25, 9);
    expect(pace.speed(state(), min(20), min(1.9))).toBe(60);
    expect(pace.speed(state(), min(20), min(9))).toBe(60);
    expect(pace.speed(state(), min(20), min(0.5))).toBe(20);
  });

  test('waits at the answer speed while a person owes an answer, but not for ever', () => {
    const pace = paceOf(showing());
    expect(pace.speed(state(delivered(20)), min(21), min(1))).toBe(5);
    // Two minutes of the room at ×5 are ten of the drill.
    expect(pace.owes(state(delivered(20)), min(29.9))).toBe(true);
    expect(pace.owes(state(delivered(20)), min(30))).toBe(false);
    expect(pace.owes(state({ ...delivered(20), manned: {} }), min(21))).toBe(false);
  });

  test('goes twice as fast as life when a seat has been asked three times in five minutes', () => {
    const pace = paceOf(showing());
    const asked = (...ids: string[]): DrillState =>
      state({
        manned: { city: true },
        orders: Object.fromEntries(
          ids.map((id) => [id, { kind: 'order', from: 'x', to: 'city', task: 'respond', state: 'issued', issued: 0 }]),
        ),
      });
    expect(pace.speed(asked('a', 'b'), min(20), min(1))).toBe(10);
    expect(pace.speed(asked('a', 'b', 'c'), min(21), min(1.5))).toBe(2);
    expect(pace.speed(state(), min(22), min(6.6))).toBeGreaterThan(2);
  });

  test('of a showing with a length keeps the rest of it for answers, and uses it up in its later parts', () => {
    const pace = paceOf(showing('length: 00:12\n    '));
    expect(pace.planned(min(120)) / MINUTE).toBe(12);
    expect(pace.planned(min(40)) / MINUTE).toBeLessThan(2.2);
    expect(pace.speed(state(), min(0), 0)).toBeGreaterThan(18);
  });
});
