import { describe, expect, it } from 'vitest';
import { record } from '../../tests/small-drill.ts';
import type { Command, DrillEvent, LoggedCommand } from '../log/vocabulary.ts';
import type { DrillTime } from '../units/time.ts';
import type { TimedCommand } from './commands-file.ts';

const at = (minutes: number, command: Command): TimedCommand => ({
  at: (minutes * 60_000) as DrillTime,
  command,
  from: `test:${minutes}`,
});
const director = { seat: 'director' };
const linesOf = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line) as { line: string } & (DrillEvent | LoggedCommand));
const commandsOf = (lines: readonly string[]) =>
  linesOf(lines)
    .filter(({ line }) => line === 'command')
    .map(({ at: when, type }) => `${when / 60_000} ${type}`);

describe('a drill without people', () => {
  it('begins at T+0 and ends at EndEx by the director', () => {
    const { lines, end, recording } = record();
    expect(commandsOf(lines)).toEqual(['0 startex', '240 endex']);
    expect(end).toEqual({ why: 'ended', rest: [] });
    expect(recording.engine.ended).toBe(true);
  });

  it('gives each command at its time, after all that was due then', () => {
    const { lines } = record([at(20, { ...director, type: 'bookmark', note: 'rain' })]);
    const all = linesOf(lines);
    const bookmark = all.findIndex(({ line, type }) => line === 'command' && type === 'bookmark');
    expect(all[bookmark]?.at).toBe(1_200_000);
    expect(all.slice(0, bookmark).some(({ type }) => type === 'inject.released')).toBe(true);
    expect(all.slice(bookmark + 2).some(({ line, at: when }) => line === 'event' && when === 1_200_000)).toBe(false);
  });

  it('leaves StartEx and EndEx to commands that bring them', () => {
    const { lines, end } = record([
      at(0, { ...director, type: 'suppress', rule: 'place-pumps' }),
      at(0, { ...director, type: 'startex' }),
      at(90, { ...director, type: 'endex' }),
      at(100, { ...director, type: 'bookmark', note: 'too late' }),
    ]);
    expect(commandsOf(lines)).toEqual(['0 suppress', '0 startex', '90 endex']);
    expect(end.why).toBe('ended');
    expect(end.rest.map(({ from }) => from)).toEqual(['test:100']);
  });

  it('stands where it is paused, and goes on when somebody resumes there', () => {
    const pause = at(30, { ...director, type: 'pause' });
    const late = at(40, { ...director, type: 'resume' });
    expect(record([pause]).end).toEqual({ why: 'paused', rest: [] });
    expect(record([pause, late]).end).toEqual({ why: 'paused', rest: [late] });
    const on = record([pause, at(30, { ...director, type: 'resume' })]);
    expect(on.end.why).toBe('ended');
    expect(on.recording.engine.now).toBe(240 * 60_000);
  });

  it('stops for a real emergency', () => {
    const { end, recording } = record([at(30, { seat: 'T01', type: 'noduff' })]);
    expect(end.why).toBe('frozen');
    expect(recording.engine.now).toBe(30 * 60_000);
  });

  it('runs on to where a jump leads, and to no more than it was asked for', () => {
    const { lines } = record([at(30, { ...director, type: 'jump', to: 60 * 60_000 })]);
    expect(linesOf(lines).some(({ type }) => type === 'drill.jumped')).toBe(true);
    const short = record([], { until: (50 * 60_000) as DrillTime });
    expect(short.end.why).toBe('until');
    expect(short.recording.engine.now).toBe(50 * 60_000);
    expect(commandsOf(short.lines)).toEqual(['0 startex']);
  });
});
