import { describe, expect, it } from 'vitest';
import { record, SMALL_FILES } from '../../tests/small-drill.ts';
import { utf8 } from '../engine/utf8.ts';
import { chain, closeLine, splitLine } from '../log/line.ts';
import { readLog } from '../log/reader.ts';
import { endLine, Seal } from '../log/seal.ts';
import { BEHAVIOUR } from '../log/vocabulary.ts';
import type { DrillTime } from '../units/time.ts';
import { type FileFinder, noFiles } from './rebuild.ts';
import { proven, verify, verifySteps } from './verify.ts';

const { lines, text, recording } = record();

/** Writes all hashes and the seal anew: what somebody would do who forges a whole log. */
function forged(changed: readonly string[]): string {
  const seal = new Seal();
  const out: string[] = [];
  let last = '';
  for (const line of changed) {
    const { body } = splitLine(line) ?? { body: '' };
    if (body.startsWith('{"line":"end"')) continue;
    last = chain(last, body);
    out.push(closeLine(body, last));
    seal.line(out.at(-1) as string);
  }
  return `${[...out, endLine(seal.text(), last)].join('\n')}\n`;
}
const change = (find: string, from: string, to: string): string[] => {
  const at = lines.findIndex((line) => line.includes(find) && line.includes(from));
  expect(at).toBeGreaterThan(0);
  return lines.with(at, (lines[at] as string).replace(from, to));
};

describe('verify', () => {
  it('proves a log as it was recorded', () => {
    const log = readLog(text);
    const verdict = verify(log, noFiles);
    expect(proven(verdict)).toBe(true);
    expect(log.logHash).toBe(recording.engine.log.logHash);
    expect(verdict.problems.map(({ code }) => code)).toEqual(['picture-absent']);
  });

  it('proves logs that end before EndEx, in a pause, and with commands of people', () => {
    const at = (minutes: number) => (minutes * 60_000) as DrillTime;
    const paused = record([{ at: at(40), command: { type: 'pause', seat: 'director' } }]);
    const short = record([], { until: at(61) });
    const busy = record([
      { at: at(5), command: { type: 'order', seat: 'city', to: 'T02', task: 'stand-by', site: 'quay' } },
      { at: at(5), command: { type: 'order', seat: 'city', to: 'T77', task: 'stand-by' } },
      { at: at(30), command: { type: 'pause', seat: 'director' } },
      { at: at(30), command: { type: 'inject.fire', seat: 'controller-1', inject: 'spare' } },
      { at: at(30), command: { type: 'resume', seat: 'director' } },
    ]);
    for (const one of [paused, short, busy])
      expect(verify(readLog(one.text), noFiles)).toMatchObject({ rerun: 'same', sealed: true });
  });

  it('names line and field of what a forger changed, though every hash was made anew', () => {
    const cases: [find: string, from: string, to: string, field: string][] = [
      ['"team.arrived"', '"site":"quay"', '"site":"base"', 'site'],
      ['"team.departed"', '[140,28.05]', '[140,28.06]', 'path[0][1]'],
      ['"inject.completed"', '"inject.completed"', '"inject.expired"', 'type'],
      ['"order.acknowledged"', '"cause":', '"cause":1,"was":', 'cause'],
      ['"line":"check"', '"kernel":"', '"kernel":"0', 'kernel'],
    ];
    const busy = record([
      { at: 0 as DrillTime, command: { type: 'order', seat: 'city', to: 'T02', task: 'rescue-trapped', site: 'quay' } },
    ]);
    for (const [find, from, to, field] of cases) {
      const at = busy.lines.findIndex((line) => line.includes(find) && line.includes(from));
      expect([find, at]).not.toEqual([find, -1]);
      const log = readLog(forged(busy.lines.with(at, (busy.lines[at] as string).replace(from, to))));
      expect(log.problems).toEqual([]);
      expect(verify(log, noFiles)).toMatchObject({ chain: true, rerun: 'differs', firstBad: { line: at + 1, field } });
    }
  });

  it('finds a command that a forger changed by what no longer comes of it', () => {
    const busy = record([
      { at: 0 as DrillTime, command: { type: 'order', seat: 'city', to: 'T02', task: 'stand-by', site: 'quay' } },
    ]);
    const at = busy.lines.findIndex((line) => line.includes('"type":"order"'));
    const changed = busy.lines.with(at, (busy.lines[at] as string).replace('"to":"T02"', '"to":"T01"'));
    expect(verify(readLog(forged(changed)), noFiles)).toMatchObject({
      rerun: 'differs',
      firstBad: { line: at + 2, of: 'order.issued', field: 'to', was: 'T02', now: 'T01' },
    });
  });

  it('says it in one line', () => {
    const verdict = verify(readLog(forged(change('"team.arrived"', '"site":"quay"', '"site":"base"'))), noFiles);
    expect(verdict.problems.at(-1)?.message.en).toMatch(
      /^T\+00:\d\d:\d\d line \d+: team\.arrived\.site differs: log "base", re-run "quay"$/,
    );
    expect(verdict.firstBad).toMatchObject({ was: 'base', now: 'quay' });
  });

  it('finds lines that a forger took out or added', () => {
    const arrived = lines.findIndex((line) => line.includes('"team.arrived"'));
    const short = readLog(forged(lines.slice(0, arrived + 1)));
    expect(verify(short, noFiles)).toMatchObject({ rerun: 'differs', firstBad: { line: arrived + 2, field: 'line' } });
    const check = lines.findLast((line) => line.includes('"line":"check"')) as string;
    const long = readLog(forged([...lines.slice(0, -1), check]));
    expect(verify(long, noFiles)).toMatchObject({
      rerun: 'differs',
      firstBad: { line: lines.length, field: 'line', was: 'check' },
    });
  });

  it('runs an open log again as far as it goes, and calls it unsealed', () => {
    for (const keep of [lines.length - 1, 40, 2]) {
      const verdict = verify(readLog(`${lines.slice(0, keep).join('\n')}\n`), noFiles);
      expect(verdict).toMatchObject({ chain: true, sealed: false, rerun: 'same' });
      expect(proven(verdict)).toBe(false);
      expect(verdict.problems.some(({ code, line }) => code === 'unsealed' && line === keep)).toBe(true);
    }
  });

  it('does not run a log of another behaviour, and says which', () => {
    const other = readLog(
      forged(lines.with(0, (lines[0] as string).replace(`"behaviour":${BEHAVIOUR}`, '"behaviour":7'))),
    );
    const verdict = verify(other, noFiles);
    expect(verdict).toMatchObject({ chain: true, sealed: true, rerun: 'not-run', otherBehaviour: true });
    expect(verdict.problems.at(-1)?.message.en).toBe(`recorded by behaviour 7, this is ${BEHAVIOUR}: not re-run`);
  });

  it('sees a scenario or a file in the header that is not what its hash says', () => {
    const header = lines[0] as string;
    for (const [from, to, code] of [
      ['seed: 7', 'seed: 8', 'scenario-altered'],
      ['985,25', '985,26', 'file-altered'],
    ] as const) {
      const verdict = verify(readLog(forged(lines.with(0, header.replace(from, to)))), noFiles);
      expect(verdict.rerun).toBe('not-run');
      expect(verdict.problems.map((problem) => problem.code)).toContain(code);
    }
  });

  it('tells its progress, and can be left in the middle', () => {
    const shares = [...verifySteps(readLog(text), noFiles)];
    expect(shares.length).toBeGreaterThanOrEqual(4);
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
});

describe('a track too large for the header', () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, i) => `${(i / 100 - 12).toFixed(2)},${(25 + i / 1000).toFixed(3)},140.0,985,25`,
  );
  const track = `t_rel_h,lat,lon,pmin_hpa,vmax_ms\n${rows.join('\n')}\n`;
  const large = record([], { files: { ...SMALL_FILES, 'track.csv': track }, until: 600_000 as DrillTime });
  const log = readLog(large.text);
  const finding =
    (content: string): FileFinder =>
    (file) => {
      if (file.path !== 'track.csv') return 'absent';
      return content === track ? { text: content, bytes: utf8(content) } : 'different';
    };

  it('is named by its hash, and looked for', () => {
    expect(log.header?.files.find(({ path }) => path === 'track.csv')).toEqual({
      path: 'track.csv',
      bytes: track.length,
      sha256: expect.stringMatching(/^\w{64}$/),
    });
    expect(verify(log, finding(track)).rerun).toBe('same');
  });

  it('is named when it is missing or another', () => {
    expect(verify(log, noFiles)).toMatchObject({ rerun: 'not-run' });
    expect(verify(log, noFiles).problems.map(({ code, found }) => [code, found])).toContainEqual([
      'file-absent',
      'track.csv',
    ]);
    expect(verify(log, finding('x')).problems.map(({ code, found }) => [code, found])).toContainEqual([
      'file-different',
      'track.csv',
    ]);
  });
});
