import { describe, expect, test } from 'vitest';
import { cutShortAfter, followsTable, shortly, underway } from '../../../tests/machines/exercise.ts';
import type { FactName } from './protocol.ts';

const kind = 'restoration-medical';
const five: readonly FactName[] = [
  'done.connect-generator',
  'done.restore-power',
  'done.clear-road',
  'done.restore-links',
  'done.medical-post',
];

describe('restoration and medical care', () => {
  followsTable(kind, [
    ['TRIGGER', 'underway', 'surveyed'],
    ['done.connect-generator', 'generator-on'],
    ['done.clear-road', 'lane-opened'],
    ['done.restore-power', 'power-restored'],
    ['done.restore-links', 'links-restored'],
    ['done.medical-post', 'medical-posts-open', 'under control'],
    ['done.disinfect', 'disinfected', 'controlled'],
  ]);

  test('a line repaired before the generator runs counts when it does (先复电后抢修)', () => {
    const play = underway(kind, 'done.restore-power');
    expect(shortly(play.log)).not.toContain('power-restored');
    expect(shortly(play.tell('done.connect-generator'))).toEqual(['generator-on', 'power-restored']);
  });

  test('four of five are not control', () => {
    for (const missing of five) {
      const done = five.filter((fact) => fact !== missing);
      expect(cutShortAfter(kind, ...done, 'done.disinfect')).toBe(`failed: ${missing}`);
    }
  });

  test.each([
    [[], 'failed: done.connect-generator'],
    [five.slice(0, 1), 'failed: done.restore-power'],
    [five.slice(0, 2), 'failed: done.clear-road'],
    [five.slice(0, 3), 'failed: done.restore-links'],
    [five.slice(0, 4), 'failed: done.medical-post'],
    [five, 'controlled'],
  ] as const)('cut short after %j it has %s', (facts, end) => {
    expect(cutShortAfter(kind, ...facts)).toBe(end);
  });
});
