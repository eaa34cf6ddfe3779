/** Logs that are not as they were written: named at their first bad line, and what stands before it still opens. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { chain, closeLine, splitLine } from '../../src/log/line.ts';
import { endLine, Seal } from '../../src/log/seal.ts';
import { BEHAVIOUR } from '../../src/log/vocabulary.ts';
import { command } from '../command-line.ts';
import { record, SMALL, SMALL_FILES } from '../small-drill.ts';

const folder = mkdtempSync(join(tmpdir(), 'landfall-logs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { lines, text } = record();
const middle = lines.length >> 1;
const textOf = (of: readonly string[]): string => `${of.join('\n')}\n`;

function file(content: string | Uint8Array, name = 'x.drill'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Hashes and seal made anew, as by a program of another behaviour. */
function rewritten(changed: readonly string[]): string {
  const seal = new Seal();
  let last = '';
  const out = changed.slice(0, -1).map((line) => {
    const { body } = splitLine(line) ?? { body: '' };
    last = chain(last, body);
    const closed = closeLine(body, last);
    seal.line(closed);
    return closed;
  });
  return textOf([...out, endLine(seal.text(), last)]);
}

async function expectBad(path: string, line: number, words: RegExp): Promise<void> {
  const verified = await command(['verify', path, '--json']);
  expect(verified.exit).toBe(1);
  expect(verified.err.join('\n')).toMatch(words);
  expect(verified.err.join('\n')).not.toMatch(/^\s+at /m);
  expect(verified.json()).toMatchObject({ chain: false, rerun: null, firstBad: { line } });
  const shown = await command(['show', path, '--at', 'T+00:00', '--json']);
  expect(shown.exit).toBe(0);
  expect(shown.json()).toMatchObject({ phase: 'running' });
}

describe('a log', () => {
  it('with one character changed, anywhere behind its header, is named at that line and opens up to it', async () => {
    for (const line of [4, middle, lines.length - 3]) {
      const written = lines[line] as string;
      const place = written.indexOf('"at":') + 5;
      const edited = `${written.slice(0, place)}${written[place] === '9' ? '8' : '9'}${written.slice(place + 1)}`;
      await expectBad(
        file(textOf(lines.with(line, edited))),
        line + 1,
        new RegExp(`x\\.drill:${line + 1} line-changed line ${line + 1} was changed`),
      );
    }
  });

  it('with a changed end line is named at its end', async () => {
    const last = lines.length - 1;
    const edited = (lines[last] as string).replace(/"sha256":"./, '"sha256":"g');
    await expectBad(file(textOf(lines.with(last, edited))), last + 1, /line-changed/);
  });

  it('with lines in another order, missing, doubled or put in is named at the first of them', async () => {
    const [a, b] = [lines[middle] as string, lines[middle + 1] as string];
    await expectBad(
      file(textOf(lines.toSpliced(middle, 2, b, a))),
      middle + 1,
      /line-changed|lines-missing|line-moved/,
    );
    await expectBad(file(textOf(lines.toSpliced(middle, 3))), middle + 1, /line-changed|lines-missing/);
    await expectBad(
      file(textOf(lines.toSpliced(middle, 0, lines[4] as string))),
      middle + 1,
      /line-changed|line-moved/,
    );
    await expectBad(file(textOf([...lines, lines[3] as string])), lines.length + 1, /line-after-end/);
  });

  it('that is torn in its last line loses that line with a warning, and is open', async () => {
    const torn = await command(['verify', file(text.slice(0, -12)), '--json']);
    expect(torn).toMatchObject({ exit: 1 });
    expect(torn.json()).toMatchObject({ chain: true, sealed: false, rerun: true, firstBad: null });
    expect(torn.err.join('\n')).toMatch(
      new RegExp(
        `line-torn the last line, ${lines.length}, .*\\n.*unsealed ended without seal at line ${lines.length - 1}`,
      ),
    );
  });

  it('that is cut off between two lines is open: it shows, and verify says where it ended', async () => {
    const path = file(textOf(lines.slice(0, middle)));
    const cut = await command(['verify', path]);
    expect(cut).toMatchObject({ exit: 1, out: [] });
    expect(cut.err.join('\n')).toContain(`ended without seal at line ${middle}`);
    expect((await command(['show', path, '--at', 'T+04:00', '--json'])).exit).toBe(0);
  });

  it('that is cut off inside a minute shows its water too, as far as it goes', async () => {
    const whole = join(folder, 'first.drill');
    await command(['run', 'scenarios/first-drill', '--until', 'T+03:30', '--log', whole]);
    const all = readFileSync(whole, 'utf8').split('\n');
    const last = all.findLastIndex(
      (line) => /"line":"event"/.test(line) && Number(/"at":(\d+)/.exec(line)?.[1]) % 60_000,
    );
    const path = file(textOf(all.slice(0, last + 1)), 'cut.drill');
    const shown = await command(['show', path, '--at', 'T+04:00', '--json']);
    expect(shown).toMatchObject({ exit: 0, err: [expect.stringMatching(/^the log ends at T\+0[23]:/)] });
    expect(shown.json()).toMatchObject({ hazards: { sites: { underpass: { depth: expect.any(Number) } } } });
  });

  it('that is packed and cut off or damaged opens as far as it was packed well', async () => {
    const packed = gzipSync(text);
    const cut = await command(['verify', file(packed.subarray(0, packed.length >> 1), 'cut.drill.gz')]);
    expect(cut.exit).toBe(1);
    expect(cut.err.join('\n')).toMatch(/log-unpack/);
    const damaged = Buffer.from(packed);
    // Behind the header, which holds the scenario's text and is half of so short a log.
    const from = Math.floor(0.75 * packed.length);
    damaged.fill(0x55, from, from + 50);
    const broken = await command(['verify', file(damaged, 'damaged.drill.gz')]);
    expect(broken.exit).toBe(1);
    expect(broken.err.join('\n')).not.toMatch(/internal error/);
    expect((await command(['show', file(damaged, 'damaged.drill.gz'), '--at', 'T+00:00'])).exit).toBe(0);
  });

  it('that is no log at all is said to be none', async () => {
    const cases: [string | Uint8Array, RegExp][] = [
      ['', /log-empty/],
      ['landfall: 1\n', /log-not-a-log/],
      [Buffer.from([0x1f, 0x8b, 0, 1, 2]), /log-(unpack|empty)/],
      [Buffer.from([0xff, 0xfe, 0, 0]), /log-not-a-log/],
      ['{"line":"header","format":2,"h":"0"}\n', /log-newer this log is of format 2, this build reads up to 1/],
      ['{"line":"header","format":1,"__proto__":{"x":1},"h":"0000000000000000"}\n', /log-header/],
    ];
    for (const [content, words] of cases) {
      for (const words2 of [
        ['verify'],
        ['show', '--at', 'T+00:00'],
        ['why', '1'],
        ['fork', '--at', 'T+00:00', '--log', join(folder, 'f.drill')],
      ]) {
        const [name = '', ...rest] = words2;
        const outcome = await command([name, file(content), ...rest]);
        expect([name, outcome.exit]).toEqual([name, 1]);
        expect(outcome.err.join('\n')).toMatch(words);
      }
    }
    expect(await command(['verify', join(folder, 'none.drill')])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('cannot read the log')],
    });
    expect(await command(['verify', folder])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('cannot read the log')],
    });
  });

  it('of a hundred million letters without a line end is given up in time', async () => {
    const path = file(Buffer.alloc(100_000_000, 'x'), 'endless.drill');
    const from = process.cpuUsage();
    const endless = await command(['verify', path]);
    const { user, system } = process.cpuUsage(from);
    expect(endless).toMatchObject({ exit: 1, err: [expect.stringContaining('endless.drill:1 line-long')] });
    expect((user + system) / 1e6).toBeLessThan(2);
  });

  it('of another behaviour is said to be so: chain held, not run again, not forked, still shown', async () => {
    const path = file(
      rewritten(lines.with(0, (lines[0] as string).replace(`"behaviour":${BEHAVIOUR}`, '"behaviour":7'))),
    );
    const other = await command(['verify', path, '--json']);
    expect(other).toMatchObject({
      exit: 4,
      err: [expect.stringContaining(`recorded by behaviour 7, this is ${BEHAVIOUR}: not re-run`)],
    });
    expect(other.json()).toMatchObject({ chain: true, rerun: null, firstBad: null });
    expect((await command(['fork', path, '--at', 'T+01:00', '--log', join(folder, 'f.drill')])).exit).toBe(4);
    expect((await command(['show', path, '--at', 'T+01:00'])).exit).toBe(0);
  });

  it('that was rewritten whole is caught where the drill comes out otherwise', async () => {
    const at = lines.findIndex((line) => line.includes('"team.arrived"'));
    const path = file(rewritten(lines.with(at, (lines[at] as string).replace('"site":"quay"', '"site":"base"'))));
    const verified = await command(['verify', path, '--json']);
    expect(verified.exit).toBe(1);
    expect(verified.json()).toMatchObject({
      chain: true,
      rerun: false,
      firstBad: { line: at + 1, field: 'site', was: 'base', now: 'quay' },
    });
    expect(verified.err.join('\n')).toMatch(/team\.arrived\.site differs: log "base", re-run "quay"/);
  });
});

describe('the files of a log', () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, i) => `${(i / 100 - 12).toFixed(2)},${(25 + i / 1000).toFixed(3)},140.0,985,25`,
  );
  const track = `t_rel_h,lat,lon,pmin_hpa,vmax_ms\n${rows.join('\n')}\n`;
  const large = record([], { files: { ...SMALL_FILES, 'track.csv': track } });

  it('are named when the engine needs them and they are missing or others, and found where they may lie', async () => {
    const path = file(large.text, 'large.drill');
    const missing = await command(['verify', path, '--json']);
    expect(missing).toMatchObject({ exit: 1 });
    expect(missing.err.join('\n')).toContain('file-absent the scenario file "track.csv" is missing');
    expect(missing.json()).toMatchObject({ chain: true, sealed: true, rerun: null });
    file(`${track}\n# changed`, 'track.csv');
    expect((await command(['verify', path])).err.join('\n')).toContain(
      'file-different the scenario file "track.csv" is not the one of the log',
    );
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'track.csv'), track);
    expect((await command(['verify', path, '--files', elsewhere])).exit).toBe(0);
    file(track, 'track.csv');
    expect((await command(['verify', path])).exit).toBe(0);
  });

  it('are not needed when they are only looked at, but named all the same', async () => {
    const path = file(text, 'map.drill');
    rmSync(join(folder, 'map.geojson'), { force: true });
    const absent = await command(['verify', path]);
    expect(absent).toMatchObject({
      exit: 0,
      err: [expect.stringContaining('picture-absent the file "map.geojson" is missing')],
    });
    file('{}', 'map.geojson');
    const different = await command(['verify', path]);
    expect(different).toMatchObject({
      exit: 0,
      err: [expect.stringContaining('picture-different the file "map.geojson"')],
    });
  });

  it('are only looked at where they are a terrain on which nothing flows', async () => {
    const grid = 'ncols 2\nnrows 2\nxllcorner 140\nyllcorner 28\ncellsize 0.1\n1 2\n3 4\n';
    const shown = SMALL.replace('map.geojson', 'map.geojson, terrain: ground.asc');
    const { text: hilly } = record([], { files: { ...SMALL_FILES, 'scenario.yaml': shown, 'ground.asc': grid } });
    rmSync(join(folder, 'map.geojson'), { force: true });
    expect(await command(['verify', file(hilly, 'hilly.drill')])).toMatchObject({
      exit: 0,
      err: [
        expect.stringContaining('picture-absent the file "ground.asc" is missing'),
        expect.stringContaining('picture-absent the file "map.geojson" is missing'),
      ],
    });
  });

  it('are never sought outside their folders', async () => {
    const header = (lines[0] as string).replace('"path":"map.geojson"', '"path":"../../../etc/passwd"');
    const outside = await command(['verify', file(rewritten(lines.with(0, header)))]);
    expect(outside.exit).toBe(1);
    expect(outside.err.join('\n')).toContain('file-altered');
  });
});
