import { expect, test } from 'vitest';
import { drillOf } from '../../tests/drills/drill.ts';
import { record } from '../../tests/small-drill.ts';
import { readLog } from '../log/reader.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Ears, hears } from './hears.ts';
import { circleOf, rightsOf } from './seats.ts';
import type { DrillState } from './state.ts';
import { toldState } from './told.ts';

const drill = drillOf('first-drill').runToEnd();
const { scenario } = drill.engine;
const state: DrillState = drill.engine.state;
const lines = [
  ...drill.log.events.map((event) => ({ line: 'event' as const, ...event })),
  ...drill.log.commands.map((command) => ({ line: 'command' as const, ...command })),
];
const told = scenario.seats.map(({ id }) => id).filter((id) => rightsOf(scenario, id)?.sees === 'told');
const earsOf = (seat: string, of: Scenario = scenario): Ears => ({ seat, circle: circleOf(of, seat), state });

test('a post’s circle is all below it, a leader’s the leader', () => {
  expect([...circleOf(scenario, 'city')].sort()).toEqual(['T01', 'T02', 'T03', 'city', 'harbour']);
  expect([...circleOf(scenario, 'T01')]).toEqual(['T01']);
});

test('nobody who is told things hears of what has to be found, of marks in the script, of scores', () => {
  expect(told).toContain('harbour');
  const secret =
    /^(incident|exercise|hazard|asset|road|households?|area|action|contingency|objective|forces|water|pump|gate|safety)\./;
  for (const seat of told)
    for (const line of lines) if (secret.test(line.type)) expect(hears(line, earsOf(seat)), line.type).toBe(false);
  for (const type of ['inject.due', 'inject.held', 'inject.skipped'])
    expect(hears({ line: 'event', type, inject: 'gale', at: 0, seq: 1, cause: 0 } as never, earsOf('city'))).toBe(
      false,
    );
});

test('that it stands in dangerous water a team’s leader hears, and those above; of a danger area nobody who is told things', () => {
  const heard = (who: string) =>
    told.filter((seat) =>
      hears({ line: 'event', type: 'people.endangered', who, at: 0, seq: 1, cause: 0 } as never, earsOf(seat)),
    );
  const above = told.filter((seat) => circleOf(scenario, seat).has('T02'));
  expect(heard('T02')).toEqual(above);
  expect(above).toContain('T02');
  expect(heard('lowland')).toEqual([]);
  const danger = { hazard: 'quay-water', since: 0, level: 2 };
  const both = { ...state, endangered: { T02: danger, lowland: danger } };
  expect(toldState(scenario, both, 'T02').endangered).toEqual({ T02: danger });
  expect(toldState(scenario, both, 'T01').endangered).toEqual({});
});

test('what was said to a seat, or to those below it, it hears; what was said past it, it does not', () => {
  let [heard, missed] = [0, 0];
  for (const line of lines) {
    if (line.line !== 'event' || line.type !== 'order.issued') continue;
    for (const seat of told) {
      const circle = circleOf(scenario, seat);
      const own = circle.has(line.from) || circle.has(line.to);
      expect(hears(line, earsOf(seat))).toBe(own);
      if (own) heard += 1;
      else missed += 1;
    }
  }
  expect(heard).toBeGreaterThan(0);
  expect(missed).toBeGreaterThan(0);
});

test('everybody hears warnings, what headquarters announce, and that the drill begins and ends', () => {
  for (const line of lines)
    if (/^(drill|warning|post\.level)/.test(line.type))
      for (const seat of told) expect(hears(line, earsOf(seat))).toBe(true);
});

test('an inject is heard by whom it reached, and not before it did', () => {
  const { text } = record();
  const released = readLog(text).entries.find((entry) => entry.line === 'event' && entry.type === 'inject.released');
  const to = (seat: string, delivered: boolean): boolean =>
    hears(released as never, {
      seat,
      circle: new Set([seat]),
      state: {
        ...state,
        injects: { rain: { play: 'released', authoring: 'approved', ...(delivered ? { delivered: 1 } : {}) } },
      },
    });
  expect(to('city', true)).toBe(true);
  expect(to('city', false)).toBe(false);
  expect(to('T01', true)).toBe(false);
});
