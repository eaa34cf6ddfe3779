import { describe, expect, it } from 'vitest';
import { eventMigrator } from './migrations.ts';
import { LogReader, readLog } from './reader.ts';
import { endLine, Seal } from './seal.ts';
import type { DrillEvent, EventOf, Header, LoggedCommand } from './vocabulary.ts';
import { LogWriter } from './writer.ts';

const header: Omit<Header, 'line' | 'h'> = {
  format: 1,
  behaviour: 1,
  scenario: { id: 'test', hash: '', text: '# 演练' },
  files: [],
  seed: 7,
  arithmetic: 'f64',
};
const event = (seq: number, at = seq * 1000): EventOf<'team.arrived'> => ({
  at,
  seq,
  cause: 1,
  type: 'team.arrived',
  team: 'T01',
  site: `site-${seq}`,
});

function written(count = 8): string[] {
  const lines: string[] = [];
  const seal = new Seal();
  const writer = new LogWriter((line) => {
    lines.push(line);
    seal.line(line);
  });
  writer.header(header);
  writer.command({ at: 0, seq: 1, seat: 'director', type: 'startex' } satisfies LoggedCommand);
  for (let seq = 2; seq <= count; seq++) {
    writer.event(event(seq));
    if (seq % 3 === 0) writer.check({ at: seq * 1000, fold: 'a', kernel: 'b' });
  }
  lines.push(endLine(seal.text(), writer.save().h));
  return lines;
}
const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const firstBad = (text: string) => readLog(text, 'x.drill').problems.map(({ code, line }) => `${line} ${code}`);

describe('a log as it was written', () => {
  it('opens whole: header, entries, seal', () => {
    const lines = written();
    const log = readLog(textOf(lines));
    expect(log.problems).toEqual([]);
    expect(log.sealed).toBe(true);
    expect(log.lines).toBe(lines.length);
    expect(log.header?.scenario.text).toBe('# 演练');
    expect(log.entries.length).toBe(lines.length - 2);
    expect(log.logHash).toBe(/"h":"(\w+)"/.exec(lines.at(-2) ?? '')?.[1]);
  });

  it('reads the same in any pieces of bytes, also where a piece ends within a character', () => {
    const text = textOf(written());
    const bytes = new TextEncoder().encode(text);
    for (const size of [1, 7, 100, bytes.length]) {
      const reader = new LogReader();
      const decoder = new TextDecoder();
      for (let i = 0; i < bytes.length; i += size) {
        const piece = bytes.subarray(i, i + size);
        reader.push(decoder.decode(piece, { stream: true }), piece);
      }
      expect(reader.finish()).toEqual(readLog(text));
    }
    const changed = new TextEncoder().encode(text.replace('site-5', 'site-6'));
    const reader = new LogReader('x.drill');
    reader.push(new TextDecoder().decode(changed), changed);
    expect(reader.finish().problems.map(({ code, line }) => `${line} ${code}`)).toEqual(
      firstBad(text.replace('site-5', 'site-6')),
    );
  });

  it('reads the same in any pieces', () => {
    const text = textOf(written());
    for (const size of [1, 7, 100]) {
      const reader = new LogReader();
      for (let i = 0; i < text.length; i += size) reader.push(text.slice(i, i + size));
      expect(reader.finish()).toEqual(readLog(text));
    }
  });

  it('is open without its end, and is missing nothing when only its last line feed is gone', () => {
    const lines = written();
    expect(readLog(textOf(lines.slice(0, -1)))).toMatchObject({ sealed: false, problems: [], lines: lines.length - 1 });
    expect(readLog(lines.join('\n'))).toMatchObject({ sealed: true, problems: [] });
  });
});

describe('a log that is not as it was written', () => {
  it('drops a torn last line with a warning', () => {
    const text = textOf(written().slice(0, -1));
    for (const cut of [2, 10, 25, 60]) {
      const log = readLog(text.slice(0, -cut));
      expect(log.problems.map(({ code, severity, line }) => [code, severity, line])).toEqual([
        ['line-torn', 'warning', log.lines + 1],
      ]);
    }
  });

  it('names each line in which one character was changed', () => {
    const lines = written();
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i] as string;
      const middle = line.length >> 1;
      const edited = `${line.slice(0, middle)}${line[middle] === 'x' ? 'y' : 'x'}${line.slice(middle + 1)}`;
      const log = readLog(textOf(lines.with(i, edited)));
      expect(log.problems[0]?.line).toBe(i + 1);
      expect(log.lines).toBe(i);
      expect(log.entries.length).toBe(Math.max(0, i - 1));
    }
  });

  it('tells lines that are missing, moved, doubled and put in behind the end', () => {
    const lines = written();
    expect(firstBad(textOf(lines.toSpliced(3, 2)))).toEqual(['4 lines-missing']);
    expect(firstBad(textOf(lines.toSpliced(2, 2, lines[3] as string, lines[2] as string)))).toEqual([
      '3 lines-missing',
    ]);
    expect(firstBad(textOf(lines.toSpliced(4, 0, lines[2] as string)))).toEqual(['5 line-moved']);
    expect(firstBad(textOf([...lines, lines[2] as string]))).toEqual([`${lines.length + 1} line-after-end`]);
  });

  it('names a seal that does not fit, though its own hash does', () => {
    const lines = written();
    const last = /"h":"(\w+)"/.exec(lines.at(-2) ?? '')?.[1] as string;
    const text = textOf([...lines.slice(0, -1), endLine({ lines: lines.length - 1, sha256: '0'.repeat(64) }, last)]);
    expect(firstBad(text)).toEqual([`${lines.length} seal-wrong`]);
    expect(readLog(text).sealed).toBe(false);
  });

  it('refuses what is no log, and a newer format by name', () => {
    expect(firstBad('')).toEqual(['1 log-empty']);
    expect(firstBad('landfall: 1\n')).toEqual(['1 log-not-a-log']);
    expect(firstBad('\u0000\u0001')).toEqual(['1 log-not-a-log']);
    expect(firstBad('{"line":"header"')).toEqual(['1 log-not-a-log']);
    const newer = readLog('{"line":"header","format":99,"h":"0000000000000000"}\n');
    expect(newer.problems[0]?.message.en).toContain('format 99');
    expect(newer.header).toBeUndefined();
  });

  it('takes no line that a machine could not have written, even with a good chain', () => {
    const wrong: object[] = [
      { ...(event(2) as object), type: 'team.flew' },
      { ...(event(2) as object), type: 'constructor' },
      { ...(event(3) as object) },
      { ...(event(2) as object), cause: 2 },
      { ...(event(2) as object), at: -1 },
      { ...(event(2) as object), at: 0.5 },
      { ...(event(2) as object), team: 5 },
    ];
    for (const one of wrong) {
      const lines: string[] = [];
      const writer = new LogWriter((line) => lines.push(line));
      writer.header(header);
      writer.command({ at: 0, seq: 1, seat: 'director', type: 'startex' });
      writer.event(one as DrillEvent);
      expect(firstBad(textOf(lines))).toEqual(['3 line-wrong']);
    }
  });
});

describe('migrations of events', () => {
  it('bring an older event to the present form, step by step, and leave newer ones alone', () => {
    const steps = [
      { type: 'team.came', upTo: 2, up: (event: object) => ({ ...event, type: 'team.arrived', site: 'quay' }) },
      { type: 'team.arrived', upTo: 4, up: (event: object) => ({ ...event, late: false }) },
    ];
    const old = { type: 'team.came', team: 'T01' };
    expect(eventMigrator(1, steps)(old)).toEqual({ type: 'team.arrived', team: 'T01', site: 'quay', late: false });
    expect(eventMigrator(3, steps)(old)).toEqual(old);
    expect(eventMigrator(5, steps)({ type: 'team.arrived' })).toEqual({ type: 'team.arrived' });
  });
});
