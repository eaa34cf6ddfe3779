import { describe, expect, test } from 'vitest';
import { cutShortAfter, followsTable, shortly, underway } from '../../../tests/machines/exercise.ts';
import type { FactName } from './protocol.ts';

const kind = 'chemical-leak';
const toSurvey: readonly FactName[] = ['measure.emergency-shutdown', 'done.isolate', 'done.survey-gas'];
const toSealed: readonly FactName[] = [...toSurvey, 'done.plug-leak', 'done.seal-leak'];
const toClear: readonly FactName[] = [...toSealed, 'done.decontaminate', 'measure.reopen'];

describe('chemical leak', () => {
  followsTable(kind, [
    ['TRIGGER', 'underway', 'alarmed'],
    ['incident.leak'],
    ['measure.emergency-shutdown', 'shut-down'],
    ['done.isolate', 'isolated'],
    ['done.survey-gas', 'surveyed'],
    ['done.block-drains', 'drains-blocked'],
    ['done.plug-leak', 'reduced'],
    ['held.seal-leak', 'held'],
    ['resumed.seal-leak', 'resumed'],
    ['held.seal-leak'],
    ['resumed.seal-leak'],
    ['done.seal-leak', 'sealed', 'under control'],
    ['done.decontaminate', 'decontaminated'],
    ['measure.reopen', 'cleared', 'controlled'],
  ]);

  test('a hold while the leak is being reduced is reported too, and nothing else waits for it', () => {
    const play = underway(kind, ...toSurvey);
    expect(shortly(play.tell('held.plug-leak', 'resumed.plug-leak', 'done.plug-leak'))).toEqual([
      'held',
      'resumed',
      'reduced',
    ]);
  });

  test('a drill without a hold ends all the same', () => {
    expect(shortly(underway(kind, 'done.block-drains', ...toClear).log).at(-1)).toBe('controlled');
  });

  test('a sealed leak with open drains is not under control; closing them makes it so', () => {
    const play = underway(kind, ...toClear);
    expect(shortly(play.log).at(-1)).toBe('reduced');
    expect(shortly(play.tell('done.block-drains'))).toEqual([
      'drains-blocked',
      'sealed',
      'under control',
      'decontaminated',
      'cleared',
      'controlled',
    ]);
  });

  test.each([
    [[], 'failed: measure.emergency-shutdown'],
    [['measure.emergency-shutdown'], 'failed: done.isolate'],
    [['measure.emergency-shutdown', 'done.isolate'], 'failed: done.survey-gas'],
    [toSurvey, 'failed: done.plug-leak'],
    [[...toSurvey, 'done.plug-leak', 'held.seal-leak'], 'failed: done.seal-leak'],
    [toSealed, 'failed: done.block-drains'],
    [['done.block-drains', ...toSealed], 'controlled'],
  ] as const)('cut short after %j it has %s', (facts, end) => {
    expect(cutShortAfter(kind, ...facts)).toBe(end);
  });
});
