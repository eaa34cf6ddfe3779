import { describe, expect, test } from 'vitest';
import { cutShortAfter, followsTable, shortly, underway } from '../../../tests/machines/exercise.ts';
import type { FactName } from './protocol.ts';

const kind = 'typhoon-landfall';
const raised: readonly FactName[] = ['measure.consult', 'level.IV', 'level.III', 'level.II', 'level.I'];
const stops: readonly FactName[] = [
  'measure.stop-sailing',
  'measure.stop-school',
  'measure.stop-work',
  'measure.stop-business',
  'measure.stop-transport',
];
const beside: readonly FactName[] = ['acknowledged.I', ...stops, 'measure.confirm-placed'];

describe('typhoon landfall', () => {
  followsTable(kind, [
    ['TRIGGER', 'underway'],
    ['measure.consult', 'consulted'],
    ['level.IV', 'level-IV'],
    ['acknowledged.IV'],
    ['level.III', 'level-III'],
    ['measure.stop-sailing'],
    ['measure.stop-outdoor'],
    ['level.II', 'level-II'],
    ['measure.stop-school'],
    ['measure.stop-work'],
    ['level.I', 'level-I'],
    ['measure.stop-business'],
    ['acknowledged.I', 'districts-acknowledged'],
    ['measure.stop-transport', 'five-stops'],
    ['measure.confirm-placed', 'forces-placed'],
    ['measure.all-inside', 'all-inside', 'passage'],
    ['measure.all-clear', 'all-clear'],
    ['level.III'],
    ['level.IV', 'stood-down'],
    ['measure.terminate', 'terminated', 'under control', 'controlled'],
  ]);

  test('a post that jumps from IV to I leaves II and III out, also on its way down', () => {
    const play = underway(
      kind,
      'measure.consult',
      'level.IV',
      'level.I',
      'measure.all-inside',
      'level.III',
      'level.II',
    );
    expect(shortly(play.log)).toEqual([
      'armed',
      'underway',
      'consulted',
      'level-IV',
      'level-I',
      'all-inside',
      'passage',
    ]);
  });

  test('a post that goes straight down to duty has stood down', () => {
    const play = underway(kind, ...raised, 'measure.all-inside', 'measure.all-clear');
    expect(shortly(play.tell('level.duty'))).toEqual(['stood-down']);
  });

  test('a post that stood down before the all clear has stood down with it, and one that is still at II has not', () => {
    const early = underway(kind, ...raised, 'measure.all-inside', 'level.IV');
    expect(shortly(early.tell('measure.all-clear'))).toEqual(['all-clear', 'stood-down']);
    const late = underway(kind, ...raised, 'measure.all-inside', 'level.II');
    expect(shortly(late.tell('measure.all-clear'))).toEqual(['all-clear']);
  });

  test('the termination counts only when districts, stops and forces are done', () => {
    const line: readonly FactName[] = [
      ...raised,
      'measure.all-inside',
      'measure.all-clear',
      'level.IV',
      'measure.terminate',
    ];
    expect(shortly(underway(kind, ...line).log).at(-1)).toBe('terminated');
    expect(cutShortAfter(kind, ...line)).toBe('failed: acknowledged.I');
    expect(cutShortAfter(kind, ...line, 'acknowledged.I')).toBe('failed: measure.stop-sailing');
    expect(cutShortAfter(kind, ...line, 'acknowledged.I', ...stops)).toBe('failed: measure.confirm-placed');
    expect(shortly(underway(kind, ...line, ...beside).log).slice(-3)).toEqual([
      'forces-placed',
      'under control',
      'controlled',
    ]);
  });

  test.each([
    [[], 'failed: measure.consult'],
    [['measure.consult'], 'failed: level.IV'],
    [['measure.consult', 'level.III'], 'failed: level.II'],
    [raised, 'failed: measure.all-inside'],
    [[...raised, 'measure.all-inside'], 'failed: measure.all-clear'],
    [[...raised, 'measure.all-inside', 'measure.all-clear'], 'failed: level.duty'],
    [[...raised, ...beside, 'measure.all-inside', 'measure.all-clear', 'level.duty'], 'failed: measure.terminate'],
  ] as const)('cut short after %j it has %s', (facts, end) => {
    expect(cutShortAfter(kind, ...facts)).toBe(end);
  });
});
