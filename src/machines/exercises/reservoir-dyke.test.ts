import { describe, expect, test } from 'vitest';
import { cutShortAfter, followsTable, shortly, underway } from '../../../tests/machines/exercise.ts';
import type { FactName } from './protocol.ts';

const kind = 'reservoir-dyke';
const works: readonly FactName[] = [
  'measure.pre-release',
  'done.operate-gates',
  'done.patrol-dyke',
  'done.raise-dyke',
  'done.move-downstream',
];

describe('reservoir and dyke', () => {
  followsTable(kind, [
    ['TRIGGER', 'underway', 'forecast'],
    ['measure.pre-release'],
    ['done.operate-gates', 'pre-released'],
    ['done.patrol-dyke', 'patrolled'],
    ['incident.seepage', 'seepage-found'],
    ['done.filter-well', 'well-built'],
    ['done.raise-dyke', 'dyke-raised'],
    ['done.move-downstream', 'downstream-moved'],
    ['measure.reopen', 'receded', 'under control', 'controlled'],
  ]);

  test('without a seepage it ends without a well', () => {
    const steps = shortly(underway(kind, ...works, 'measure.reopen').log);
    expect(steps.slice(-3)).toEqual(['receded', 'under control', 'controlled']);
    expect(steps).not.toContain('well-built');
  });

  test('a seepage that came before the works were done wants its well, though reopening was already said', () => {
    const play = underway(kind, 'measure.reopen', 'incident.seepage', ...works);
    expect(shortly(play.log).at(-1)).toBe('downstream-moved');
    expect(shortly(play.tell('done.filter-well'))).toEqual(['well-built', 'receded', 'under control', 'controlled']);
  });

  test('the gates alone are no pre-release: somebody decides it', () => {
    expect(shortly(underway(kind, 'done.operate-gates').log)).not.toContain('pre-released');
  });

  test.each([
    [[], 'failed: measure.pre-release'],
    [['measure.pre-release'], 'failed: done.operate-gates'],
    [['measure.pre-release', 'incident.seepage'], 'failed: done.filter-well'],
    [works.slice(0, 2), 'failed: done.patrol-dyke'],
    [works.slice(0, 3), 'failed: done.raise-dyke'],
    [works.slice(0, 4), 'failed: done.move-downstream'],
    [works, 'failed: measure.reopen'],
    [[...works, 'measure.reopen'], 'controlled'],
  ] as const)('cut short after %j it has %s', (facts, end) => {
    expect(cutShortAfter(kind, ...facts)).toBe(end);
  });
});
