import { describe, expect, test } from 'vitest';
import { cutShortAfter, followsTable, shortly, underway } from '../../../tests/machines/exercise.ts';
import type { FactName } from './protocol.ts';

const kind = 'urban-flooding';
const ready: readonly FactName[] = ['done.place-pumps', 'done.close-road', 'measure.close-metro'];

describe('urban flooding', () => {
  followsTable(kind, [
    ['TRIGGER', 'underway', 'warned'],
    ['done.place-pumps', 'pumps-placed'],
    ['measure.close-underpass', 'underpass-closed'],
    ['measure.close-metro', 'metro-closed'],
    ['held.pump-out', 'held'],
    ['started.pump-out', 'pumping'],
    ['started.pump-out'],
    ['incident.trapped'],
    ['done.rescue-trapped', 'trapped-rescued'],
    ['done.pump-out', 'drained', 'under control'],
    ['measure.reopen', 'reopened', 'controlled'],
  ]);

  test('the small drill: nobody trapped, no hold, and the underpass closed by a team', () => {
    const play = underway(kind, ...ready, 'started.pump-out', 'done.pump-out', 'measure.reopen');
    expect(shortly(play.log)).toEqual([
      'armed',
      'underway',
      'warned',
      'pumps-placed',
      'underpass-closed',
      'metro-closed',
      'pumping',
      'drained',
      'under control',
      'reopened',
      'controlled',
    ]);
  });

  test('pumping that took no time leaves its milestone out', () => {
    expect(shortly(underway(kind, ...ready, 'done.pump-out').log).slice(-2)).toEqual(['drained', 'under control']);
  });

  test('a drained street with somebody still trapped is not under control', () => {
    const play = underway(kind, ...ready, 'incident.trapped', 'started.pump-out', 'done.pump-out');
    expect(shortly(play.log).at(-1)).toBe('drained');
    expect(cutShortAfter(kind, ...ready, 'incident.trapped', 'started.pump-out', 'done.pump-out')).toBe(
      'failed: done.rescue-trapped',
    );
    expect(shortly(play.tell('done.rescue-trapped'))).toEqual(['trapped-rescued', 'under control']);
  });

  test('somebody trapped after the pumping is rescued before the street reopens', () => {
    const play = underway(kind, ...ready, 'started.pump-out', 'done.pump-out', 'incident.trapped');
    expect(play.tell('measure.reopen')).toEqual([]);
    expect(shortly(play.tell('done.rescue-trapped'))).toEqual(['trapped-rescued', 'reopened', 'controlled']);
  });

  test.each([
    [[], 'failed: done.place-pumps'],
    [['incident.trapped'], 'failed: done.rescue-trapped'],
    [['done.place-pumps'], 'failed: done.close-road'],
    [['done.place-pumps', 'measure.close-underpass'], 'failed: measure.close-metro'],
    [ready, 'failed: started.pump-out'],
    [[...ready, 'started.pump-out'], 'failed: done.pump-out'],
    [[...ready, 'started.pump-out', 'done.pump-out'], 'controlled'],
  ] as const)('cut short after %j it has %s', (facts, end) => {
    expect(cutShortAfter(kind, ...facts)).toBe(end);
  });
});
