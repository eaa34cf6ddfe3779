/** Every way in which water, sea and their devices can be written wrongly: told with line and column before anything runs. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { beyondPressure } from '../../src/hazards/typhoon/wind-pressure.ts';
import { toKnots } from '../../src/units/measures.ts';
import { LEKIMA, MAMIE, MUIFA } from '../reference/past-storms.ts';
import { checked } from './checked.ts';

const clean = readFileSync(new URL('clean/scenario.yaml', import.meta.url), 'utf8');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const flat = (value: string): string =>
  `ncols 4\nnrows 4\nxllcorner 139.99\nyllcorner 27.99\ncellsize 0.005\nNODATA_value -9999\n${Array(4).fill(Array(4).fill(value).join(' ')).join('\n')}\n`;

/** A domain over the terrain; what a test changes of it stands last, and counts. */
const water = (more: Record<string, string> = {}): string => {
  const keys = {
    id: 'quay-water',
    kind: 'flood',
    domain: '{ box: [139.992, 27.992, 140.008, 28.008], cell: 20 }',
    ...more,
  };
  return `  - { ${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;
};

/** A domain with a patch in it: its box from a corner, some 200 m a side. */
const inBox = (parent: string, corner = '139.999, 27.999', cell = 5): string => {
  const [west = 0, south = 0] = corner.split(',').map(Number);
  return `{ parent: ${parent}, box: [${corner}, ${(west + 0.002).toFixed(4)}, ${(south + 0.002).toFixed(4)}], cell: ${cell} }`;
};
const patchOf = (more: Readonly<Record<string, string>>): string =>
  water({ id: 'patch', domain: inBox('bay'), ...more });
const patched = (more: Readonly<Record<string, string>>): string => `${water({ id: 'bay' })}\n${patchOf(more)}`;

/** The clean scenario on a terrain, with these hazards and whatever else, in a folder of its own. */
function folderOf(hazards: readonly string[], more: readonly string[] = [], terrain = flat('2')): string {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-hazards-'));
  folders.push(folder);
  const [head = '', rest = ''] = clean.split(/(?<=\nhazards:\n[^\n]*\n)/);
  const text = [`${head}${hazards.join('\n')}\n`, ...more.map((line) => `${line}\n`), rest].join('');
  writeFileSync(join(folder, 'scenario.yaml'), text.replace('hazards:\n', 'map: { terrain: ground.asc }\nhazards:\n'));
  writeFileSync(join(folder, 'ground.asc'), terrain);
  return folder;
}

const told = async (folder: string) =>
  (await checked(folder)).problems.map(({ code, line, column, suggest }) => ({
    code,
    at: `${line}:${column}`,
    suggest,
  }));

describe('water that is written rightly', () => {
  test('has no problem', async () => {
    const pump = water({ pumps: '[{ id: pump, at: [140.0, 28.0] }]' });
    const edges = water({ id: 'bay', edges: '{ west: { level: [[T+00:00, 1], [T+00:30, 1.5]] } }' });
    expect(await told(folderOf([edges]))).toEqual([]);
    const first = water({
      scheme: 'swe',
      order: '1',
      domain: '{ box: [139.992, 27.992, 140.008, 28.008], cell: 20, arithmetic: f32 }',
    });
    expect(await told(folderOf([first]))).toEqual([]);
    const device = `devices: [{ id: pump, when: "depth('quay') > 0.1", to: 0.5, otherwise: 0 }]`;
    expect(await told(folderOf([pump], [device]))).toEqual([]);
  });
});

describe('a patch', () => {
  test('has no problem where it lies rightly, in a parent that stands before or after it, or in a patch', async () => {
    expect(await told(folderOf([patched({})]))).toEqual([]);
    expect(await told(folderOf([`${patchOf({})}\n${water({ id: 'bay' })}`]))).toEqual([]);
    const inner = water({
      id: 'finer',
      domain: '{ parent: patch, box: [139.9995, 27.9995, 140.0005, 28.0005], cell: 2.5 }',
    });
    expect(await told(folderOf([`${patched({})}\n${inner}`]))).toEqual([]);
  });

  test('takes its devices along, each once', async () => {
    const pump = patched({ pumps: '[{ id: pump, at: [140.0, 28.0] }]' });
    const device = `devices: [{ id: pump, when: "depth('quay') > 0.1", to: 0.5, otherwise: 0 }]`;
    expect(await told(folderOf([pump], [device]))).toEqual([]);
  });

  test('is told of its ring, and of one that touches it', async () => {
    const ring = [
      water({ id: 'bay', domain: inBox('patch', '139.999, 27.999', 10) }),
      water({ id: 'patch', domain: inBox('bay') }),
    ];
    expect((await told(folderOf(ring))).map(({ code }) => code)).toContain('patch-ring');
    const own = water({ id: 'bay', domain: inBox('bay') });
    expect((await told(folderOf([own]))).map(({ code }) => code)).toEqual(['patch-ring']);
    const beside = water({ id: 'other', domain: inBox('bay', '140.001, 27.999') });
    const problems = await told(folderOf([`${patched({})}\n${beside}`]));
    expect(problems.map(({ code }) => code)).toEqual(['patch-touches']);
  });
});

describe('told with its line, and of what is allowed', () => {
  test.each([
    ['a kind of hazard that there is not', water({ kind: 'floods' }), 'value-unknown', 'flood'],
    ['a key of another kind', water({ track: 'x.csv' }), 'key-unknown', undefined],
    [
      'a box whose west is its east',
      water({ domain: '{ box: [140.008, 27.992, 139.992, 28.008], cell: 20 }' }),
      'box-order',
      undefined,
    ],
    [
      'a domain of a hundred million cells',
      water({ domain: '{ box: [139, 27, 141, 29], cell: 20 }' }),
      'domain-large',
      undefined,
    ],
    [
      'a domain that the terrain does not cover',
      water({ domain: '{ box: [139.98, 27.992, 140.008, 28.008], cell: 20 }' }),
      'domain-off-terrain',
      undefined,
    ],
    [
      'a cell without a size',
      water({ domain: '{ box: [139.992, 27.992, 140.008, 28.008], cell: 0 }' }),
      'number-range',
      undefined,
    ],
    ['an order of equations that have none', water({ order: '1' }), 'value-unknown', undefined],
    ['a third order', water({ scheme: 'swe', order: '3' }), 'value-unknown', undefined],
    ['drains that give water', water({ sewer: '-3' }), 'number-range', undefined],
    ['a patch in a domain that there is not', patched({ domain: inBox('bays') }), 'id-unknown', 'bay'],
    [
      'a patch that lies beyond its parent',
      patched({ domain: inBox('bay', '139.99, 27.999') }),
      'patch-outside',
      undefined,
    ],
    [
      'a patch at the very edge of its parent',
      patched({ domain: inBox('bay', '139.9921, 27.999') }),
      'patch-outside',
      undefined,
    ],
    ['a patch of no whole cells', patched({ domain: inBox('bay', '139.999, 27.999', 6) }), 'patch-ratio', undefined],
    [
      'a patch as coarse as its parent',
      patched({ domain: inBox('bay', '139.999, 27.999', 20) }),
      'patch-ratio',
      undefined,
    ],
    ['a patch with a scheme of its own', patched({ scheme: 'inertial' }), 'patch-own', undefined],
    ['a patch with sides of its own', patched({ open: '[west]' }), 'patch-own', undefined],
    ['a patch that follows people of its own', patched({ follow: '[teams]' }), 'patch-own', undefined],
    ['a patch that people of its own keep out of', patched({ retreat: 'true' }), 'patch-own', undefined],
    ['water that nobody who is followed keeps out of', water({ retreat: 'true' }), 'value-unknown', undefined],
    ['a patch with a time of its own', patched({ active: '{ from: T+00:10 }' }), 'patch-own', undefined],
    [
      'a pump that stands beside its patch',
      patched({ pumps: '[{ id: p, at: [139.995, 28] }]' }),
      'patch-part',
      undefined,
    ],
    [
      'a wall that runs out of its patch',
      patched({ walls: '[{ path: [[140, 28], [140.005, 28]], crest: 3 }]' }),
      'patch-part',
      undefined,
    ],
    [
      'a patch of the full equations',
      `${water({ id: 'bay', scheme: 'swe' })}\n${patchOf({})}`,
      'patch-scheme',
      undefined,
    ],
    [
      'a gate whose sill lies above its crest',
      water({ gates: '[{ id: g, path: [[140, 28]], crest: 1, sill: 2 }]' }),
      'sill-crest',
      undefined,
    ],
    [
      'an edge with two waters',
      water({ edges: '{ west: { level: [[T+00:00, 1]], depth: [[T+00:00, 1]] } }' }),
      'choose-one',
      undefined,
    ],
    ['an edge without water', water({ edges: '{ west: {} }' }), 'choose-one', undefined],
    [
      'a side that is open and has a level',
      water({ open: '[west]', edges: '{ west: { level: [[T+00:00, 1]] } }' }),
      'choose-one',
      undefined,
    ],
    [
      'a level whose times go back',
      water({ edges: '{ west: { level: [[T+01:00, 1], [T+00:30, 2]] } }' }),
      'levels-order',
      undefined,
    ],
    ['a level of no height', water({ edges: '{ west: { level: [[T+00:00, 90000]] } }' }), 'number-range', undefined],
    ['a depth below the ground', water({ edges: '{ east: { depth: [[T+00:00, -1]] } }' }), 'number-range', undefined],
    [
      'a river that comes in and is nowhere',
      water({ inflows: '[{ water: upper, at: [140, 28] }]' }),
      'id-unknown',
      undefined,
    ],
    ['an inflow of nothing', water({ inflows: '[{ at: [140, 28] }]' }), 'choose-one', undefined],
    [
      'an inflow that drinks',
      water({ inflows: '[{ at: [140, 28], flow: [[T+00:00, -2]] }]' }),
      'number-range',
      undefined,
    ],
    [
      'an inflow whose times go back',
      water({ inflows: '[{ at: [140, 28], flow: [[T+01:00, 2], [T+00:30, 4]] }]' }),
      'levels-order',
      undefined,
    ],
    [
      'arithmetic that there is not',
      water({ domain: '{ box: [139.992, 27.992, 140.008, 28.008], cell: 20, arithmetic: f16 }' }),
      'value-unknown',
      undefined,
    ],
  ])('%s', async (_what, hazard, code, suggest) => {
    const [first, ...others] = await told(folderOf([hazard]));
    // Of several hazards the last is the one that is wrong.
    const line = 13 + hazard.split('\n').length;
    expect(first).toMatchObject({ code, at: expect.stringMatching(new RegExp(`^${line}:`)) });
    expect(first?.suggest).toBe(suggest);
    expect(others).toEqual([]);
  });

  test('a pump that moves more than any pump does', async () => {
    const pump = water({ pumps: '[{ id: pump, at: [140.0, 28.0] }]' });
    const device = `devices: [{ id: pump, when: "depth('quay') > 0.1", to: 5000 }]`;
    expect(await told(folderOf([pump], [device]))).toMatchObject([
      { code: 'number-range', at: expect.stringMatching(/^15:/) },
    ]);
  });

  test('a device that no hazard has, with what was probably meant', async () => {
    const pump = water({ pumps: '[{ id: quay-pump, at: [140.0, 28.0] }]' });
    const device = `devices: [{ id: quay-pmp, when: "depth('quay') > 0.1", to: 0.5 }]`;
    expect(await told(folderOf([pump], [device]))).toMatchObject([{ code: 'device-unknown', suggest: 'quay-pump' }]);
  });

  test('a level of a water that there is not', async () => {
    const device = `incidents: [{ id: high, kind: overtopping, name: High, site: quay, when: "stage('quay-gage') > 2" }]`;
    const sea = `  - { id: bay, kind: sea, points: [{ id: quay-gauge, at: [140, 28], faces: 180, profile: [[0, 50], [9000, 5]] }] }`;
    expect(await told(folderOf([sea], [device]))).toMatchObject([{ code: 'id-unknown', suggest: 'quay-gauge' }]);
  });

  test('a profile that goes back out to sea', async () => {
    const sea = `  - { id: bay, kind: sea, points: [{ id: g, at: [140, 28], faces: 180, profile: [[0, 50], [9000, 9], [8000, 5]] }] }`;
    expect(await told(folderOf([sea]))).toMatchObject([{ code: 'profile-order' }]);
  });

  test('a fetch in directions that are not 8, 16 or 36', async () => {
    const sea = (count: number) =>
      `  - { id: bay, kind: sea, points: [{ id: g, at: [140, 28], faces: 180, profile: [[0, 50], [9000, 9]], fetch: [${Array(count).fill(5000).join(', ')}], open: true }] }`;
    expect(await told(folderOf([sea(16)]))).toEqual([]);
    expect(await told(folderOf([sea(12)]))).toMatchObject([{ code: 'list-length', at: expect.stringMatching(/^14:/) }]);
  });

  test('surge marks that do not grow', async () => {
    const sea = `  - { id: bay, kind: sea, points: [{ id: g, at: [140, 28], faces: 180, profile: [[0, 50], [9000, 9]], marks: { blue: 2, yellow: 1.5, orange: 3, red: 4 } }] }`;
    expect(await told(folderOf([sea]))).toMatchObject([{ code: 'levels-order' }]);
  });

  test('a terrain that is no grid, whether a hazard needs the ground or not', async () => {
    expect(await told(folderOf([water()], [], 'ncols 4\nnonsense\n'))).toMatchObject([{ code: 'terrain' }]);
    expect(await told(folderOf([], [], 'ncols 4\nnonsense\n'))).toMatchObject([{ code: 'terrain' }]);
  });

  test('a storm of 200 m/s: a mistaken unit', async () => {
    const storm = `  - { id: gale, kind: typhoon, track: [[-6, 27, 140, 970, 200], [6, 29, 140, 980, 30]] }`;
    expect(await told(folderOf([storm]))).toMatchObject([{ code: 'track', at: expect.stringMatching(/^14:/) }]);
  });

  test('winds in knots, at the strongest of them; those of storms that were are not told', async () => {
    const storm = (...rows: readonly (readonly number[])[]) =>
      folderOf([`  - { id: gale, kind: typhoon, track: ${JSON.stringify(rows)} }`]);
    const { problems, exit } = await checked(
      storm([-6, 27, 140, 968, 70], [0, 28, 140, 966, 74], [6, 29, 140, 980, 56]),
    );
    expect(problems).toMatchObject([
      { code: 'track-units', line: 14, path: 'hazards[1].track[1][4]', allowed: '≤ 59 m/s' },
    ]);
    expect(problems[0]?.message.en).toContain('74 kn are 38 m/s');
    expect(exit).toBe(1);
    for (const { id, track } of [MAMIE, MUIFA, LEKIMA]) {
      expect(beyondPressure(track), id).toBeUndefined();
      const knots = track.map((point) => ({ ...point, vmax: toKnots(point.vmax) }));
      expect(beyondPressure(knots), `${id} in knots`).toBeDefined();
    }
  });

  test('two points of a track at one time', async () => {
    const storm = `  - { id: gale, kind: typhoon, track: [[-6, 27, 140, 970, 35], [-6, 29, 140, 980, 30]] }`;
    expect(await told(folderOf([storm]))).toMatchObject([{ code: 'track' }]);
  });
});

describe('a map of figures', () => {
  const map = (values: string, cell = 0.01): string =>
    `ncols 2\nnrows 2\nxllcorner 139.99\nyllcorner 27.99\ncellsize ${cell}\nNODATA_value -9999\n${values}\n`;
  const withMap = async (key: string, text: string) => {
    const folder = folderOf([water({ [key]: 'figures.asc' })]);
    writeFileSync(join(folder, 'figures.asc'), text);
    return (await checked(folder)).problems;
  };

  test('is read in the place of a number', async () => {
    expect(await withMap('manning', map('0.03 0.05\n0.02 0.1'))).toEqual([]);
    expect(await withMap('sewer', map('0 30\n20 0'))).toEqual([]);
  });

  test.each([
    ['manning', '0.03 0.05\n0.02 -0.1', 'figure-range', 'figures.asc', 8, 6],
    ['manning', '0.03 7\n0.02 0.03', 'figure-range', 'figures.asc', 7, 6],
    ['sewer', '0 30\n-20 0', 'figure-range', 'figures.asc', 8, 1],
    ['infiltration', '1 -9999\n1 1', 'figure-gaps', 'scenario.yaml', 14, undefined],
    ['manning', '0.03 0.05\n0.02', 'figure-map', 'scenario.yaml', 14, undefined],
  ] as const)('of %s that is %j is told with its place', async (key, values, code, file, line, column) => {
    const [problem, ...others] = await withMap(key, map(values));
    expect(problem).toMatchObject({ code, file, line, ...(column === undefined ? {} : { column }) });
    expect(others).toEqual([]);
  });

  test('must cover its domain, be in degrees and be there', async () => {
    expect(await withMap('manning', map('0.03 0.03\n0.03 0.03', 0.005))).toMatchObject([{ code: 'figure-gaps' }]);
    const inMetres = map('1 1\n1 1').replace('139.99', '500000');
    expect(await withMap('sewer', inMetres)).toMatchObject([{ code: 'figure-map', line: 14 }]);
    expect(await told(folderOf([water({ manning: 'figure.asc' })]))).toMatchObject([{ code: 'file-missing' }]);
  });
});

describe('places where nothing would happen', () => {
  const east = '[140.009, 28.0]';
  const hollow = 'hollows: [{ at: [140.0, 28.0], radius: 20, height: 1 }]';
  const site = (id: string, at: string): string => `  - { id: ${id}, name: Place, at: [${at}] }`;
  const asks = (id: string): string =>
    `incidents: [{ id: high, kind: trapped, name: High, site: ${id}, when: "depth('${id}') > 0.3" }]`;
  /** The ground with a gap in its north-east quarter. */
  const holed = flat('2').replace('2 2 2 2\n', '2 2 2 -9999\n');
  const withSites = (
    hazards: readonly string[],
    sites: readonly string[],
    more: readonly string[],
    ground?: string,
  ) => {
    const folder = folderOf(hazards, more, ground);
    const file = join(folder, 'scenario.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('posts:\n', `${sites.join('\n')}\nposts:\n`));
    return told(folder);
  };

  test.each([
    ['a pump', { pumps: `[{ id: p, at: ${east} }]` }],
    ['a hollow', { hollows: `[{ at: ${east}, radius: 20, height: 1 }]` }],
    ['a river', { inflows: `[{ at: ${east}, flow: [[T+00:00, 2]] }]` }],
    ['a gate', { gates: `[{ id: g, path: [${east}, [140.0095, 28.0]], crest: 3, sill: 1 }]` }],
    ['a line of sandbags', { lines: `[{ id: l, path: [${east}] }]` }],
    ['a wall', { walls: `[{ path: [${east}], crest: 3 }]` }],
    ['a building', { buildings: `[[${east}, [140.0095, 28.0], [140.0095, 28.001]]]` }],
  ])('%s outside its domain', async (_what, more) => {
    expect(await told(folderOf([water(more)]))).toMatchObject([
      { code: 'flood-part-outside', at: expect.stringMatching(/^14:/) },
    ]);
  });

  test('a gate that runs out of its domain is told, and a wall may', async () => {
    const path = `path: [[140.0, 28.0], ${east}], crest: 3`;
    expect(await told(folderOf([water({ gates: `[{ id: g, ${path}, sill: 1 }]` })]))).toMatchObject([
      { code: 'flood-part-cut', at: expect.stringMatching(/^14:/) },
    ]);
    expect(await told(folderOf([water({ walls: `[{ ${path} }]` })]))).toEqual([]);
  });

  test('an incident on the water where no domain is', async () => {
    const [problem, ...others] = await withSites([water()], [site('yard', '140.009, 28.0')], [asks('yard')]);
    expect(problem).toMatchObject({ code: 'depth-no-domain', at: expect.stringMatching(/^15:7\d$/) });
    expect(others).toEqual([]);
    expect(await withSites([], [site('yard', '140.0, 28.0')], [asks('yard')])).toMatchObject([
      { code: 'depth-no-domain' },
    ]);
  });

  test('an incident on the water in a building or in the sea', async () => {
    const house = water({
      buildings: '[[[139.999, 27.999], [140.001, 27.999], [140.001, 28.001], [139.999, 28.001]]]',
    });
    expect(await told(folderOf([house], [asks('quay')]))).toMatchObject([{ code: 'depth-dry' }]);
    expect(await told(folderOf([water({ sea: '3' })], [asks('quay')]))).toMatchObject([{ code: 'depth-dry' }]);
    const pump = water({ pumps: '[{ id: p, at: [140.0, 28.0] }]', buildings: house.slice(house.indexOf('[[['), -2) });
    expect(await told(folderOf([pump]))).toMatchObject([{ code: 'flood-part-dry' }]);
  });

  test('a site off the terrain, or in a gap of it; out at sea none is needed', async () => {
    const small = water({ domain: '{ box: [139.992, 27.992, 140.001, 28.001], cell: 20 }' });
    expect(await withSites([small], [site('hill', '140.03, 28.0')], [])).toMatchObject([
      { code: 'site-off-terrain', at: expect.stringMatching(/^17:/) },
    ]);
    expect(await withSites([small], [site('gap', '140.0085, 28.0085')], [], holed)).toMatchObject([
      { code: 'site-off-terrain' },
    ]);
    const atSea = site('buoy', '140.03, 28.0').replace('at:', 'exposure: sea, at:');
    expect(await withSites([small], [atSea], [])).toEqual([]);
  });

  test('a place to stand that is not beside its site', async () => {
    const far = site('pit', '140.0, 28.0').replace(' }', ', stand: [140.02, 28.0] }');
    expect(await withSites([], [far], [])).toMatchObject([{ code: 'stand-far', at: expect.stringMatching(/:\d+$/) }]);
    expect(await withSites([], [far.replace('140.02', '140.005')], [])).toEqual([]);
  });

  test('a gap in the ground of a domain, between the places that were always looked at', async () => {
    // 9 × 9 places of the box [139.992, 27.992, 140.008, 28.008], two thousandths of a degree apart; the gap lies between four.
    const rows = Array.from({ length: 40 }, () => Array(40).fill('2'));
    const grid = () =>
      `ncols 40\nnrows 40\nxllcorner 139.99\nyllcorner 27.99\ncellsize 0.0005\nNODATA_value -9999\n${rows.map((row) => row.join(' ')).join('\n')}\n`;
    expect(await told(folderOf([water()], [], grid()))).toEqual([]);
    (rows[21] as string[])[21] = '-9999';
    const { problems } = await checked(folderOf([water()], [], grid()));
    expect(problems).toMatchObject([{ code: 'domain-holes', line: 14, severity: 'warning' }]);
    expect(problems[0]?.message.en).toMatch(/^\d+ cells of the domain have no ground/);
    (rows[20] as string[])[19] = '-9999';
    expect(await told(folderOf([water()], [], grid()))).toMatchObject([{ code: 'domain-off-terrain' }]);
  });

  test('a pump larger than its water, with what there is; one of its size is not told', async () => {
    const pit = water({ open: '[west, east, south, north]', pumps: '[{ id: p, at: [140.0, 28.0] }]' });
    const one = (to: number) => [`devices: [{ id: p, when: "depth('quay') > 0.1", to: ${to}, otherwise: 0 }]`];
    const withHollow = pit.replace('pumps:', `${hollow}, pumps:`);
    const folder = folderOf([withHollow], one(400));
    const { problems } = await checked(folder);
    expect(problems).toMatchObject([{ code: 'pump-large', line: 15, severity: 'error' }]);
    expect(problems[0]?.allowed).toMatch(/^≤ \d+ m³\/s$/);
    expect(await told(folderOf([withHollow], one(2)))).toEqual([]);
    // A river brings enough for it, and no rim of a cell of 20 m lets so much in.
    const river = withHollow.replace('pumps:', 'inflows: [{ at: [140.004, 28.004], flow: [[T+00:00, 900]] }], pumps:');
    expect((await checked(folderOf([river], one(600)))).problems).toMatchObject([
      { code: 'pump-rim', line: 15, severity: 'warning' },
    ]);
  });

  test('beside a sea that stands too low to come to it a pump is held against the rain; beside one that comes it is not', async () => {
    const drill = new URL('../../scenarios/first-drill/', import.meta.url);
    const lifting = async (to: number, ...more: readonly (readonly [string, string])[]) => {
      const folder = mkdtempSync(join(tmpdir(), 'landfall-hazards-'));
      folders.push(folder);
      cpSync(drill, folder, { recursive: true });
      const text = readFileSync(new URL('scenario.yaml', drill), 'utf8').replace('to: 0.83', `to: ${to}`);
      writeFileSync(
        join(folder, 'scenario.yaml'),
        more.reduce((all, [from, by]) => all.replace(from, by), text),
      );
      return (await checked(folder)).problems;
    };
    expect(await lifting(200)).toMatchObject([{ code: 'pump-large', path: 'devices[0].to', severity: 'error' }]);
    expect(await lifting(20)).toEqual([]);
    const sea = `hazards:\n  - { id: bay, kind: sea, points: [{ id: quay-gauge, at: [140.03, 28.012], faces: 180, profile: [[0, 50], [9000, 5]] }] }\n`;
    expect(await lifting(200, ['hazards:\n', sea])).toEqual([]);
  });
});

describe('a river that is written wrongly', () => {
  const lake = (more = '') =>
    `{ id: lake, storage: [[60, 0], [70, 110]], stage: 65, outlets: [{ id: lake-gate, kind: gate, sill: 66, width: 50, height: 6 }]${more} }`;
  const lower = (more = '') => `{ id: lower, length: 40, slope: 0.0004, width: 120, bed: 8${more} }`;
  const valley = (more = '') =>
    `{ id: valley, area: 100, places: [[140, 28]], loss: { curve: 70 }, lag: 06:00, to: lake${more} }`;
  const river = (lists: Readonly<Record<string, string>>): string =>
    `  - { id: system, kind: river, ${Object.entries(lists)
      .map(([key, list]) => `${key}: [${list}]`)
      .join(', ')} }`;

  test('rightly, it has no problem, its gate is a device and its waters are known', async () => {
    const whole = river({ catchments: valley(), reservoirs: lake(', to: lower'), reaches: lower() });
    const device = `devices: [{ id: lake-gate, when: "stage('lake') > 67 && flow('lower') < 500", to: 0.5 }]`;
    expect(await told(folderOf([whole], [device]))).toEqual([]);
  });

  test.each([
    ['water that runs in a ring', { reservoirs: lake(', to: lower'), reaches: lower(', to: lake') }, 'river-ring'],
    ['water that runs nowhere known', { catchments: valley(), reaches: lower() }, 'id-unknown'],
    ['a storage that shrinks as it fills', { reservoirs: lake().replace('[70, 110]', '[70, 0]') }, 'levels-order'],
    ['a level at StartEx above the highest', { reservoirs: lake().replace('65', '75') }, 'number-range'],
    ['marks out of order', { reaches: lower(', marks: { warning: 15, guarantee: 13 }') }, 'levels-order'],
    [
      'two losses at once',
      { catchments: valley().replace('curve: 70', 'curve: 70, rate: 2'), reservoirs: lake() },
      'choose-one',
    ],
    [
      'a seepage of a dam that there is not',
      { reservoirs: lake(), seepages: '{ id: boil, of: lak, above: 66, full: 69, failsIn: 10:00, most: 1 }' },
      'id-unknown',
    ],
    [
      'a seepage that is full before it begins',
      { reservoirs: lake(), seepages: '{ id: boil, of: lake, above: 66, full: 65, failsIn: 10:00, most: 1 }' },
      'levels-order',
    ],
    ['a slope that is none', { reaches: lower().replace('0.0004', '0') }, 'number-range'],
  ])('%s', async (_what, lists, code) => {
    const [first, ...others] = await told(folderOf([river(lists)]));
    expect(first).toMatchObject({ code, at: expect.stringMatching(/^14:/) });
    expect(others).toEqual([]);
  });
});

describe('a release that is written wrongly', () => {
  const leak = (more: Readonly<Record<string, string>> = {}): string => {
    const keys = {
      id: 'leak',
      kind: 'chemical',
      substance: 'ammonia',
      at: '[140, 28]',
      held: '2000',
      source: '{ rate: 1.5 }',
      leak: 'hole',
      ...more,
    };
    return `  - { ${Object.entries(keys)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')} }`;
  };

  test('rightly, it has no problem, and its hole and drain are devices', async () => {
    const drained = leak({ drain: '{ id: gully, rate: 1, travel: 00:20 }' });
    const devices = `devices: [{ id: hole, when: "wind('quay') > 20", to: 1 }, { id: gully, when: "flow('gully') > 0.001", to: 0, otherwise: 1 }]`;
    expect(await told(folderOf([drained], [devices]))).toEqual([]);
  });

  test.each([
    ['followers of a kind that there is not', leak({ follow: '[teems]' }), 'value-unknown', 'teams'],
    [
      'breathing apparatus on a team that there is not',
      leak({ follow: '[teams]', masks: '[T1]' }),
      'id-unknown',
      'T01',
    ],
    [
      'a drain that washes more than all in',
      leak({ drain: '{ id: gully, rate: 1, travel: 00:10, wash: 2 }' }),
      'number-range',
      undefined,
    ],
    ['a substance that nobody knows', leak({ substance: 'amonia' }), 'value-unknown', 'ammonia'],
    ['less than nothing to leak', leak({ held: '-5' }), 'number-range', undefined],
    ['a hole and a rate at once', leak({ source: '{ rate: 1, diameter: 0.05 }' }), 'choose-one', undefined],
    [
      'two receptors of one name',
      leak({ receptors: '[{ id: a, at: [140, 28] }, { id: a, at: [140, 28.01] }]' }),
      'id-twice',
      undefined,
    ],
    ['a leak that is a place', leak({ leak: '"here!"' }), 'id-form', undefined],
    [
      'a drain that bears its leak’s id',
      leak({ drain: '{ id: hole, rate: 1, travel: 00:10 }' }),
      'id-twice',
      undefined,
    ],
  ])('%s', async (_what, hazard, code, suggest) => {
    const [first, ...others] = await told(folderOf([hazard]));
    expect(first).toMatchObject({ code, at: expect.stringMatching(/^14:/) });
    expect(first?.suggest).toBe(suggest);
    expect(others).toEqual([]);
  });
});

describe('something adrift that is written wrongly', () => {
  const raft = (more: Readonly<Record<string, string>> = {}): string => {
    const keys = { id: 'raft', kind: 'drift', object: 'LIFE-RAFT-SB-6', at: '[140, 28]', cast: 'raft-adrift', ...more };
    return `  - { ${Object.entries(keys)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')} }`;
  };
  const searched = ({
    team = 'T01',
    site = 'quay',
    plan = "post('city').measure('search-plan')",
    units = `[{ team: ${team} }]`,
  }: Readonly<Partial<Record<'team' | 'site' | 'plan' | 'units', string>>>): string =>
    `{ sites: [${site}], units: ${units}, plan: "${plan}", people: 3, water: 20 }`;
  test.each([
    [
      'a search for what no sweep width is known of',
      raft({ object: 'MINE', search: searched({}) }),
      'object-unseen',
      undefined,
    ],
    ['a search by a team that there is not', raft({ search: searched({ team: 'T1' }) }), 'id-unknown', 'T01'],
    ['a search at a site that there is not', raft({ search: searched({ site: 'quai' }) }), 'id-unknown', 'quay'],
    [
      'a search plan that is no condition',
      raft({ search: searched({ plan: "post('city')" }) }),
      'condition-not-yes',
      undefined,
    ],
    ['a search by nobody', raft({ search: searched({ units: '[]' }) }), 'list-length', undefined],
    ['an object of no class', raft({ object: 'LIFE-RAFT-SB-7' }), 'value-unknown', 'LIFE-RAFT-SB-6'],
    ['a million particles', raft({ particles: '1000000' }), 'number-range', undefined],
    ['a radius below nothing', raft({ radius: '-1' }), 'number-range', undefined],
  ])('%s', async (_what, hazard, code, suggest) => {
    const [first, ...others] = await told(folderOf([hazard]));
    expect(first).toMatchObject({ code, at: expect.stringMatching(/^14:/) });
    expect(first?.suggest).toBe(suggest);
    expect(others).toEqual([]);
  });
});

describe('assets that are written wrongly', () => {
  const assets = (text: string): readonly string[] => [`assets: [${text}]`];
  test.each([
    [
      'two that need each other',
      '{ id: a, kind: feeder, name: A, site: quay, needs: [b] }, { id: b, kind: feeder, name: B, site: quay, needs: [a] }',
      'asset-ring',
    ],
    ['one that needs what there is not', '{ id: a, kind: feeder, name: A, site: quay, needs: [c] }', 'id-unknown'],
    ['one of no kind', '{ id: a, kind: feder, name: A, site: quay }', 'value-unknown'],
    ['one that less than nothing brings down', '{ id: a, kind: tree, name: A, site: quay, gust: -3 }', 'number-range'],
  ])('%s', async (_what, text, code) => {
    const [first] = await told(folderOf([], assets(text)));
    expect(first).toMatchObject({ code });
  });
});
