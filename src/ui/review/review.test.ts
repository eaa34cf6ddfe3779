import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarioOf } from '../../../tests/drills/drill.ts';
import { initialState } from '../../drill/initial-state.ts';
import { findingsOf } from './findings.ts';
import { BLANK, csv, keepVerdict, keptVerdict, readVerdict } from './verdict.ts';

const scenario = scenarioOf('first-drill');

test('a finding is what the log says by the playhead: in time, late, missed, open; known when it was found', () => {
  const state = initialState(scenario);
  state.startedAt = 0;
  state.actions = {
    a: { inject: 'i', deadline: 100, met: 90 },
    b: { inject: 'i', deadline: 100, met: 130, late: true },
    c: { inject: 'i', deadline: 100, missed: 100 },
    d: { inject: 'i', deadline: 900 },
  };
  const [first, second] = Object.keys(state.incidents);
  if (first !== undefined) Object.assign(state.incidents[first]!, { occurred: 50, found: 80 });
  if (second !== undefined) Object.assign(state.incidents[second]!, { occurred: 60 });
  const found = findingsOf(scenario, state, 200);
  expect(found.actions.map(({ state: one }) => one)).toEqual(['inTime', 'late', 'missed', 'open']);
  expect(found.incidents.map(({ unknown }) => unknown)).toEqual(second === undefined ? [30] : [30, 140]);
  expect(found.ended).toBe(false);
  expect(found.objectives.every(({ met }) => met === undefined)).toBe(true);
  // A span is of minutes, and a yes or no of nothing.
  expect(found.objectives.filter(({ minutes }) => minutes).map(({ id }) => id)).toEqual(
    scenario.objectives.filter(({ limit }) => limit !== undefined).map(({ id }) => id),
  );
  expect(found.timeline.every(({ at }, i, all) => at <= 200 && (i === 0 || at >= all[i - 1]!.at))).toBe(true);
});

test('a review is read as it was written, and whatever else is there is a blank or a sound one', () => {
  const texts = fc.dictionary(fc.string(), fc.string({ maxLength: 50 }));
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.record({ issue: fc.string(), action: fc.string(), who: fc.string(), by: fc.string() }), {
        maxLength: 5,
      }),
      (notes, improvements) => {
        const { ['__proto__']: _own, ...plain } = notes;
        const written = {
          ...BLANK,
          notes: plain,
          observed: Object.keys(plain),
          improvements,
          ratings: { x: 'S' as const },
          signed: { by: '王', at: 'now' },
        };
        expect(readVerdict(JSON.stringify(written))).toEqual(written);
      },
    ),
  );
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readVerdict(text).format).toBe(BLANK.format);
    }),
  );
});

test('it is kept by its log, and a browser that refuses says so', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
  expect(keepVerdict('one', { ...BLANK, notes: { o: 'well done' } }, storage)).toBe(true);
  expect([keptVerdict('one', storage).notes, keptVerdict('two', storage).notes]).toEqual([{ o: 'well done' }, {}]);
  const full = {
    setItem: () => {
      throw new Error('full');
    },
  } as unknown as Storage;
  expect(keepVerdict('one', BLANK, full)).toBe(false);
});

test('a cell is never a formula, and quotes hold commas and lines together', () => {
  expect(csv([['=1+1', 'a,b', 'say "x"', 3]])).toBe('\uFEFF\'=1+1,"a,b","say ""x""",3\r\n');
});
