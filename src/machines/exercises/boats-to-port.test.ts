import { describe, expect, test } from 'vitest';
import { cutShortAfter, followsTable, shortly, underway } from '../../../tests/machines/exercise.ts';

const kind = 'boats-to-port';

describe('boats to port', () => {
  followsTable(kind, [
    ['TRIGGER', 'underway', 'recalling'],
    ['done.recall-boats', 'boats-recalled'],
    ['done.clear-rafts', 'rafts-ashore'],
    ['done.evacuate-island', 'island-cleared'],
    ['done.head-count', 'head-counted', 'under control', 'controlled'],
  ]);

  test('boats, rafts and island in any order, and the head count only after all three', () => {
    const play = underway(kind, 'done.evacuate-island', 'done.head-count', 'done.recall-boats');
    expect(shortly(play.log)).not.toContain('head-counted');
    expect(shortly(play.tell('done.clear-rafts'))).toEqual([
      'rafts-ashore',
      'head-counted',
      'under control',
      'controlled',
    ]);
  });

  test.each([
    [[], 'failed: done.recall-boats'],
    [['done.recall-boats'], 'failed: done.clear-rafts'],
    [['done.recall-boats', 'done.clear-rafts'], 'failed: done.evacuate-island'],
    [['done.recall-boats', 'done.clear-rafts', 'done.evacuate-island'], 'failed: done.head-count'],
  ] as const)('cut short after %j it has %s', (facts, end) => {
    expect(cutShortAfter(kind, ...facts)).toBe(end);
  });
});
