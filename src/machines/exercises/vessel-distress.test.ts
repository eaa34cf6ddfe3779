import { describe, expect, test } from 'vitest';
import { cutShortAfter, followsTable, shortly, underway } from '../../../tests/machines/exercise.ts';

const kind = 'vessel-distress';

describe('vessel in distress', () => {
  followsTable(kind, [
    ['TRIGGER', 'underway', 'alerted'],
    ['incident.adrift'],
    ['ordered.sea-search', 'tasked'],
    ['measure.search-plan', 'search-planned'],
    ['started.sea-search'],
    ['arrived.sea-search', 'on-scene'],
    ['done.sea-search', 'found'],
    ['done.sea-rescue', 'rescued', 'under control'],
    ['done.medevac', 'handed-over', 'controlled'],
  ]);

  test('a second call for the same ship changes nothing', () => {
    const play = underway(kind, 'incident.adrift', 'ordered.sea-search', 'measure.search-plan');
    expect(play.tell('incident.capsize', 'ordered.sea-search')).toEqual([]);
  });

  test('a ship on scene before there is a plan is on scene with it', () => {
    const play = underway(kind, 'ordered.sea-search', 'arrived.sea-search');
    expect(shortly(play.tell('measure.search-plan'))).toEqual(['search-planned', 'on-scene']);
  });

  test.each([
    [[], 'failed: ordered.sea-search'],
    [['ordered.sea-search'], 'failed: measure.search-plan'],
    [['ordered.sea-search', 'measure.search-plan'], 'failed: arrived.sea-search'],
    [['ordered.sea-search', 'measure.search-plan', 'arrived.sea-search'], 'failed: done.sea-search'],
    [['ordered.sea-search', 'measure.search-plan', 'arrived.sea-search', 'done.sea-search'], 'failed: done.sea-rescue'],
    [
      ['ordered.sea-search', 'measure.search-plan', 'arrived.sea-search', 'done.sea-search', 'done.sea-rescue'],
      'controlled',
    ],
  ] as const)('cut short after %j it has %s', (facts, end) => {
    expect(cutShortAfter(kind, ...facts)).toBe(end);
  });
});
