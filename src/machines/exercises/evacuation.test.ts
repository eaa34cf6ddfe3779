import { describe, expect, test } from 'vitest';
import { cutShortAfter, followsTable, shortly, underway } from '../../../tests/machines/exercise.ts';

const kind = 'evacuation';

describe('evacuation', () => {
  followsTable(kind, [
    ['TRIGGER', 'underway', 'calling'],
    ['done.call-households', 'households-called'],
    ['done.open-shelter', 'shelters-open'],
    ['done.transport-people', 'people-moved'],
    ['measure.bar-return', 'return-barred'],
    ['done.sweep-households', 'verified', 'under control'],
    ['measure.lift-return', 'return-lifted', 'controlled'],
  ]);

  test('nobody counts as moved before there is a shelter', () => {
    const play = underway(kind, 'done.call-households', 'done.transport-people');
    expect(shortly(play.log)).not.toContain('people-moved');
    expect(shortly(play.tell('done.open-shelter'))).toEqual(['shelters-open', 'people-moved']);
  });

  test.each(['done.call-households', 'done.transport-people', 'done.sweep-households'] as const)(
    'return may be barred before %s',
    (fact) => {
      expect(shortly(underway(kind, 'done.open-shelter', 'measure.bar-return', fact).log)).toContain('return-barred');
    },
  );

  test('the bar is not waited for: once everybody is verified, lifting it ends the exercise', () => {
    const facts = [
      'done.call-households',
      'done.open-shelter',
      'done.transport-people',
      'done.sweep-households',
    ] as const;
    expect(shortly(underway(kind, ...facts, 'measure.lift-return').log).at(-1)).toBe('controlled');
  });

  test.each([
    [[], 'failed: done.call-households'],
    [['done.call-households'], 'failed: done.open-shelter'],
    [['done.open-shelter'], 'failed: done.call-households'],
    [['done.open-shelter', 'done.call-households'], 'failed: done.transport-people'],
    [['done.open-shelter', 'done.call-households', 'done.transport-people'], 'failed: done.sweep-households'],
    [['done.open-shelter', 'done.call-households', 'done.transport-people', 'done.sweep-households'], 'controlled'],
  ] as const)('cut short after %j it has %s', (facts, end) => {
    expect(cutShortAfter(kind, ...facts)).toBe(end);
  });
});
