import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../../tests/command-line.ts';
import { SMALL_FILES } from '../../tests/small-drill.ts';
import { readLog } from '../log/reader.ts';
import { languageOf } from './commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'landfall-cli-'));
const at = (name: string): string => join(folder, name);
const scenario = at('small');
const log = at('a.drill');

beforeAll(async () => {
  mkdirSync(scenario);
  for (const [name, text] of Object.entries(SMALL_FILES)) writeFileSync(join(scenario, name), text);
  await command(['run', scenario, '--log', log]);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface SummaryJson {
  readonly logHash: string;
  readonly seed: number;
  readonly drillHours: number;
  readonly commands: number;
}
interface Line {
  readonly line: string;
  readonly seq: number;
  readonly type: string;
  readonly team?: string;
}
const linesOf = (path: string): Line[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const arrival = (): number =>
  linesOf(log).find(({ type, team }) => type === 'team.arrived' && team === 'T01')?.seq ?? 0;

describe('landfall', () => {
  it('lists its commands, and exits 2 when it is used wrongly', async () => {
    expect(await command([])).toMatchObject({ exit: 2, out: [] });
    const help = await command(['help'], 'zh');
    expect(help.exit).toBe(0);
    for (const name of ['check', 'run', 'verify', 'show', 'why', 'fork', 'model', 'flood'])
      expect(help.out.join('\n')).toContain(name);
    expect(await command(['veryfy', 'x'])).toMatchObject({
      exit: 2,
      err: [expect.stringContaining('did you mean verify?')],
    });
    expect(await command(['constructor'])).toMatchObject({ exit: 2 });
    expect(await command(['review', 'x'])).toMatchObject({ exit: 2, err: ['review: not in this build'] });
    for (const words of [['run'], ['run', 'a', 'b'], ['verify'], ['show', 'x'], ['why', 'x'], ['fork', 'x']]) {
      expect(await command(words)).toMatchObject({
        exit: 2,
        out: [],
        err: [expect.stringContaining('usage: landfall')],
      });
    }
    expect(await command(['run', scenario, '--sed', '7'])).toMatchObject({
      exit: 2,
      err: [expect.stringContaining('did you mean --seed?')],
    });
    expect(await command(['run', scenario, '--seed'])).toMatchObject({
      exit: 2,
      err: [expect.stringContaining('--seed needs a value')],
    });
    expect(await command(['run', scenario, '--seed', '1.5'])).toMatchObject({ exit: 2 });
    expect(await command(['run', scenario, '--threads', '0'])).toMatchObject({
      exit: 2,
      err: ['run: --threads "0" is no whole number from 1 to 64'],
    });
  });

  it('speaks the language that is asked for, wherever --lang stands', async () => {
    expect(languageOf(['--lang', 'zh'], { LANG: 'en_GB.UTF-8' })).toBe('zh');
    expect(languageOf(['run', '--lang=en'], { LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(languageOf([], { LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(languageOf([], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect((await command(['--lang', 'zh', 'run', scenario, '--lang', 'zh'], 'zh')).out[0]).toContain('小演练');
  });
});

describe('run', () => {
  it('ends with the summary on one line, and gives the same log for the same seed', async () => {
    const one = await command(['run', scenario, '--json', '--seed', '7']);
    expect(one.exit).toBe(0);
    expect(one.json<SummaryJson>()).toMatchObject({
      seed: 7,
      drillHours: 4,
      commands: 2,
      logHash: readLog(readFileSync(log, 'utf8')).logHash,
    });
    const dry = await command(['run', scenario, '--json', '--threads', '2']);
    expect(dry.err.join()).toContain('computed on one thread: the scenario has no flood domain');
    expect(dry.json<SummaryJson>().logHash).toBe(one.json<SummaryJson>().logHash);
    const two = await command(['run', scenario, '--json', '--seed', '8']);
    expect(two.json<SummaryJson>().logHash).not.toBe(one.json<SummaryJson>().logHash);
  });

  it('prints it in words', async () => {
    const { out } = await command(['run', scenario]);
    expect(out[0]).toContain('A small drill');
    expect(out.some((line) => line.includes('Flooding at the quay') && line.includes('Not controlled'))).toBe(true);
    expect(out.at(-1)).toMatch(/^logHash [0-9a-f]{16}$/);
  });

  it('exits 3 with --strict when a hard criterion failed', async () => {
    expect((await command(['run', scenario, '--strict', '--json'])).exit).toBe(3);
  });

  it('stops where --until says, in drill time or from landfall', async () => {
    expect((await command(['run', scenario, '--until', 'T+01:30', '--json'])).json()).toMatchObject({
      drillHours: 1.5,
      commands: 1,
    });
    expect((await command(['run', scenario, '--until', 'L-01:00', '--json'])).json()).toMatchObject({ drillHours: 2 });
    expect(await command(['run', scenario, '--until', 'noon'])).toMatchObject({
      exit: 2,
      err: [expect.stringContaining('"noon" is not a time of this drill')],
    });
  });

  it('takes commands from a file, and names each wrong line', async () => {
    writeFileSync(
      at('good.ndjson'),
      '{"at":"T+00:05","seat":"city","type":"order","to":"T02","task":"rescue-trapped","site":"quay"}\n',
    );
    const good = await command(['run', scenario, '--commands', at('good.ndjson'), '--json']);
    expect(good).toMatchObject({ exit: 0 });
    expect(good.json()).toMatchObject({ commands: 3, orders: { issued: 2 } });
    writeFileSync(at('bad.ndjson'), '{"at":0}\nno\n');
    const bad = await command(['run', scenario, '--commands', at('bad.ndjson'), '--json']);
    expect(bad).toMatchObject({ exit: 1, out: [] });
    expect(bad.err.map((line) => line.split(' ')[0])).toEqual([`${at('bad.ndjson')}:1`, `${at('bad.ndjson')}:2`]);
    expect(await command(['run', scenario, '--commands', at('none')])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('cannot read')],
    });
  });

  it('writes a packed log by its name, and says when it cannot write', async () => {
    await command(['run', scenario, '--log', at('b.drill.gz')]);
    expect(gunzipSync(readFileSync(at('b.drill.gz'))).equals(readFileSync(log))).toBe(true);
    expect((await command(['verify', at('b.drill.gz')])).exit).toBe(0);
    expect(await command(['run', scenario, '--log', at('no/such/folder/x.drill')])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('cannot write')],
    });
  });

  it('says where an emergency or a pause left the drill', async () => {
    writeFileSync(
      at('stop.ndjson'),
      '{"at":"T+00:30","seat":"T01","type":"noduff"}\n{"at":"T+01:00","seat":"director","type":"bookmark","note":"x"}\n',
    );
    const stopped = await command(['run', scenario, '--commands', at('stop.ndjson'), '--log', at('stop.drill')]);
    expect(stopped).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('NO DUFF'), expect.stringContaining('stop.ndjson:2')],
    });
    expect((await command(['verify', at('stop.drill')])).exit).toBe(0);
  });

  it('names what is wrong with a scenario, or that there is none', async () => {
    mkdirSync(at('broken'));
    writeFileSync(at('broken/scenario.yaml'), 'landfall: 99\n');
    for (const path of [at('broken'), `${at('broken')}/`, at('broken/scenario.yaml')])
      expect(await command(['run', path])).toMatchObject({
        exit: 1,
        err: [
          expect.stringContaining(`${at('broken/scenario.yaml')}:1:11 format-newer `),
          expect.stringContaining('cannot be run'),
        ],
      });
    expect(await command(['run', at('nowhere')])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('no scenario folder')],
    });
    expect(await command(['run', scenario, '--showing', 'x'])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('no showing "x"')],
    });
  });
});

describe('verify', () => {
  it('exits 0 for a log as it was written', async () => {
    const good = await command(['verify', log]);
    expect(good).toMatchObject({ exit: 0, out: [expect.stringContaining('the same line by line')] });
    expect((await command(['verify', log, '--json'])).json()).toEqual({
      chain: true,
      sealed: true,
      rerun: true,
      firstBad: null,
      problems: expect.any(Array),
    });
  });
});

describe('show of a drill with water', () => {
  it('tells the depth as the drill had it, to all who may know', async () => {
    const path = join(folder, 'water.drill');
    await command(['run', 'scenarios/first-drill', '--until', 'T+06:40', '--log', path]);
    const shown = (await command(['show', path, '--at', 'T+06:40', '--json'])).json<{
      hazards: {
        sites: Record<string, { depth?: number }>;
        air: Record<string, { wind: number; gust: number; rain: number }>;
      };
    }>();
    const air = shown.hazards.air['underpass'];
    expect(air?.wind).toBeGreaterThan(10);
    expect(air?.gust).toBeGreaterThan(air?.wind ?? Number.NaN);
    expect(air?.rain).toBeGreaterThan(1);
    expect(shown.hazards.sites['underpass']?.depth).toBeGreaterThan(0.05);
    const words = (await command(['show', path, '--at', 'T+06:40'], 'zh')).out.join('\n');
    expect(words).toMatch(/码头路下穿道\s+积水 0\.\d\d m/);
    expect(words).toMatch(/码头路下穿道\s+平均风速 [\d.]+ m\/s\s+阵风 [\d.]+ m\/s\s+风向 \d+ °\s+雨强 [\d.]+ mm\/h/);
    const known = (await command(['show', path, '--at', 'T+06:40', '--seat', 'T02', '--json'])).json<object>();
    expect(known).not.toHaveProperty('hazards');
  });
});

describe('show', () => {
  it('tells the state at a time, in words of either language', async () => {
    const early = (await command(['show', log, '--at', 'T+00:10'])).out.join('\n');
    expect(early).toContain('T+00:10:00 L−02:50  2024-08-18 08:10:00');
    expect(early).toMatch(/T01 Drainage\s+Standby\s+The base/);
    expect((await command(['show', log, '--at', 'L-00:30'], 'zh')).out.join('\n')).toMatch(/T01 排水队\s+到位\s+码头/);
  });

  it('gives the folded state as JSON', async () => {
    const state = (await command(['show', log, '--at', 'T+03:00', '--json'])).json<{
      at: number;
      teams: Record<string, { tasksDone: number }>;
    }>();
    expect(state.at).toBe(3 * 3_600_000);
    expect(state.teams['T01']?.tasksDone).toBe(1);
  });

  it('gives a seat what it was told and no more', async () => {
    const known = (await command(['show', log, '--at', 'T+00:30', '--seat', 'city', '--json'])).json<{
      injects: { id: string }[];
      orders: object;
    }>();
    expect(known.injects.map(({ id }) => id)).toEqual(['rain']);
    expect(Object.keys(known.orders)).toEqual(['place-pumps']);
    const team = (await command(['show', log, '--at', 'T+00:30', '--seat', 'T02', '--json'])).json();
    expect(team).toMatchObject({ seat: 'T02', team: { state: 'standby' }, orders: {}, injects: [] });
    expect(team).not.toHaveProperty('teams');
    expect((await command(['show', log, '--at', 'T+00:30', '--seat', 'city'])).out.join('\n')).toContain(
      'heavy rain in an hour',
    );
    expect((await command(['show', log, '--at', 'T+00:30', '--seat', 'director', '--json'])).json()).toHaveProperty(
      'teams',
    );
    expect(await command(['show', log, '--at', 'T+00:30', '--seat', 'citi'])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('did you mean "city"?')],
    });
  });
});

describe('why', () => {
  it('walks from a line back to the act that began it', async () => {
    const { out } = await command(['why', log, String(arrival())]);
    expect(out[0]).toContain('T01 Drainage is on site: The quay');
    expect(out.join('\n')).toContain('[plan rule place-pumps, on the ground of The flood plan]');
    expect(out.join('\n')).toContain('Rain is coming');
    expect(out.at(-1)).toContain('Director: StartEx');
    const { chain } = (await command(['why', log, String(arrival()), '--json'])).json<{ chain: Line[] }>();
    expect(chain.length).toBe(out.length);
    expect(chain[0]).toMatchObject({ seq: arrival(), line: 'event', type: 'team.arrived' });
  });

  it('says which numbers there are', async () => {
    expect(await command(['why', log, '99999'])).toMatchObject({
      exit: 1,
      err: [expect.stringMatching(/numbered 1 to \d+/)],
    });
    expect(await command(['why', log, 'first'])).toMatchObject({ exit: 2 });
  });
});

describe('fork', () => {
  it('writes another drill, which proves itself and no longer walks back to what was dropped', async () => {
    const forked = await command([
      'fork',
      log,
      '--at',
      'T+01:00',
      '--drop',
      String(arrival()),
      '--log',
      at('f.drill'),
      '--json',
    ]);
    expect(forked).toMatchObject({ exit: 0, err: ['plan rule place-pumps is switched off'] });
    expect((await command(['verify', at('f.drill')])).exit).toBe(0);
    expect(linesOf(at('f.drill')).some(({ type, team }) => type === 'team.arrived' && team === 'T01')).toBe(false);
  });

  it('goes on with new commands, none of them earlier', async () => {
    writeFileSync(
      at('more.ndjson'),
      '{"at":"T+01:30","seat":"city","type":"order","to":"T02","task":"rescue-trapped","site":"quay"}\n',
    );
    expect(
      (
        await command([
          'fork',
          log,
          '--at',
          'T+01:00',
          '--commands',
          at('more.ndjson'),
          '--log',
          at('g.drill'),
          '--json',
        ])
      ).json(),
    ).toMatchObject({ commands: 3 });
    expect(
      await command(['fork', log, '--at', 'T+02:00', '--commands', at('more.ndjson'), '--log', at('h.drill')]),
    ).toMatchObject({ exit: 1, err: [expect.stringContaining('more.ndjson:1')] });
    expect(await command(['fork', log, '--at', 'T+04:00', '--log', at('h.drill')])).toMatchObject({
      exit: 1,
      err: [expect.stringContaining('over at')],
    });
    expect(await command(['fork', log, '--at', 'T+01:00', '--drop', 'x', '--log', at('h.drill')])).toMatchObject({
      exit: 2,
    });
  });
});
