import { describe, expect, it } from 'vitest';
import { record } from '../../tests/small-drill.ts';
import { BEHAVIOUR } from '../log/vocabulary.ts';
import type { DrillTime } from '../units/time.ts';
import { failedHard, summarise } from './summary.ts';
import { Tally } from './tally.ts';

describe('the summary', () => {
  const { recording, lines } = record([
    { at: 0 as DrillTime, command: { type: 'order', seat: 'city', to: 'T77', task: 'stand-by' } },
  ]);
  const summary = summarise(recording.engine, recording.tally, 1.23456);

  it('counts what the log has', () => {
    const count = (line: string): number => lines.filter((one) => one.startsWith(`{"line":"${line}"`)).length;
    expect(summary).toMatchObject({
      scenario: 'small',
      seed: 7,
      behaviour: BEHAVIOUR,
      drillHours: 4,
      wallSeconds: 1.235,
      logHash: recording.engine.log.logHash,
    });
    expect(summary.events).toBe(count('event'));
    expect(summary.commands).toBe(count('command'));
    expect(summary.commands).toBe(3);
  });

  it('tells each exercise, team, objective and inject', () => {
    expect(summary.exercises).toEqual([
      expect.objectContaining({ id: 'urban-flooding', state: 'concluded', outcome: 'failed' }),
    ]);
    expect(summary.teams).toEqual([
      { id: 'T01', people: 12, mode: 'simulated', tasksDone: 1 },
      { id: 'T02', people: 8, mode: 'simulated', tasksDone: 0 },
    ]);
    expect(summary.objectives.map(({ id, met, hard }) => [id, met, hard])).toEqual([
      ['pumps-in-time', true, false],
      ['never', false, true],
    ]);
    expect(summary.injects).toMatchObject({ planned: 3, released: 2, delivered: 2, acknowledged: 2 });
    expect(summary.orders).toEqual({ issued: 1, acknowledged: 1, refused: 0, overdue: 0 });
    expect(summary.expectedActions).toEqual({ met: 1, late: 0, missed: 0 });
    expect(failedHard(summary)).toBe(true);
  });

  it('has no part that is not built yet', () => {
    for (const part of ['reports', 'households', 'preposition']) expect(summary).not.toHaveProperty(part);
  });
});

describe('people caught outside', () => {
  const team = { state: 'travelling', since: 0 } as never;
  const held = { type: 'team.held', team: 'T01', force: 9, limit: 8, at: 60_000, seq: 2, cause: 1 } as const;
  const exposures = (record: object): number => {
    const tally = new Tally();
    tally.event(held, { T01: { ...(team as object), ...record } as never });
    return tally.exposures;
  };

  it('are those on the way or at work when the wind rose over their limit, and nobody else', () => {
    for (const state of ['travelling', 'returning', 'working']) expect(exposures({ state })).toBe(1);
    for (const state of ['standby', 'mustering', 'staged']) expect(exposures({ state })).toBe(0);
    expect(exposures({ state: 'staged', task: 'pump-out', since: 60_000 })).toBe(1);
    expect(exposures({ state: 'staged', task: 'pump-out', since: 0 })).toBe(0);
  });
});
