import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, type LonLat } from '../geo.ts';
import { buildGraph, graphOf, type RoadGraph, severed } from './graph.ts';
import { type RoadLine, readRoadLines } from './lines.ts';
import { Router } from './router.ts';

const line = (id: string, points: LonLat[], more: Partial<RoadLine> = {}): RoadLine => ({
  id,
  class: 'primary',
  low: false,
  raised: false,
  points,
  ...more,
});
const collection = (...features: object[]) =>
  `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}`;
const drawn = (
  properties: object,
  coordinates: unknown = [
    [120, 36],
    [120.1, 36],
  ],
  type = 'LineString',
) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const names = ({ stretches }: RoadGraph) => stretches.map(({ road, n }) => `${road}/${n}`);

describe('a file of roads', () => {
  test('gives lines with what is said of them', () => {
    const { lines, faults } = readRoadLines(
      collection(
        drawn({ id: 'a', name: '甲路', en: 'A Road', class: 'trunk', low: true, speed: 40 }),
        drawn({ class: 'primary', bridge: true }),
      ),
    );
    expect(faults).toEqual([]);
    expect(lines[0]).toMatchObject({
      id: 'a',
      name: { zh: '甲路', en: 'A Road' },
      low: true,
      raised: false,
      speed: 40,
    });
    expect(lines[1]).toMatchObject({ id: 'road-2', structure: 'bridge', raised: true });
  });

  test('tells by line of the file what cannot be used, and leaves only that out', () => {
    const { lines, faults } = readRoadLines(
      collection(
        drawn({ id: 'a', class: 'goat-track' }),
        drawn({ id: 'b', class: 'primary' }, [[120, 36]]),
        drawn({ id: 'c', class: 'primary' }, [
          [120, 36],
          [120, 236],
        ]),
        drawn({ id: 'd', class: 'primary' }),
        drawn({ id: 'd', class: 'primary' }),
      ),
    );
    expect(lines.map(({ id }) => id)).toEqual(['d']);
    expect(faults.map(({ code, line: at }) => [code, at])).toEqual([
      ['road-class', 2],
      ['road-line', 3],
      ['road-line', 4],
      ['road-id-twice', 6],
    ]);
  });
});

describe('lines are joined', () => {
  const across = line('across', [
    [120, 36],
    [120.2, 36],
  ]);
  test('where they cross, but not over a bridge or through a tunnel', () => {
    const over = (structure?: 'bridge' | 'tunnel') =>
      buildGraph(
        [
          across,
          line(
            'over',
            [
              [120.1, 35.9],
              [120.1, 36.1],
            ],
            structure ? { structure } : {},
          ),
        ],
        [],
      );
    expect(names(over())).toEqual(['across/1', 'across/2', 'over/1', 'over/2']);
    expect(severed(over(), false)).toEqual([]);
    for (const structure of ['bridge', 'tunnel'] as const) expect(severed(over(structure), false)).toHaveLength(1);
  });

  test('where one ends near the other, and sites have links of their own', () => {
    const graph = buildGraph(
      [
        across,
        line('up', [
          [120.1, 36.0004],
          [120.1, 36.1],
        ]),
      ],
      [
        { id: 'yard', at: [120.05, 36.01] },
        { id: 'isle', at: [121, 35] },
      ],
    );
    expect(severed(graph, false)).toEqual([]);
    expect(graph.apart).toEqual(['isle']);
    expect(graph.sites.has('yard')).toBe(true);
    const link = graph.stretches.findIndex(({ road }) => road === 'to-yard');
    expect(graph.metres[link]).toBeCloseTo(distance([120.05, 36.01], [120.05, 36]) * 1.4, 0);
  });

  test('land and water only by ferries', () => {
    const lane = line(
      'lane',
      [
        [120.05, 35.95],
        [120.05, 36.05],
      ],
      { class: 'sea' },
    );
    expect(names(buildGraph([across, lane], []))).toEqual(['across/1', 'lane/1']);
  });
});

/** Places on a grid that is shaken, each joined to its neighbours with a chance. */
const grids = fc.record({
  side: fc.integer({ min: 2, max: 7 }),
  shake: fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 98, maxLength: 98 }),
  there: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 98, maxLength: 98 }),
  speeds: fc.array(fc.integer({ min: 20, max: 80 }), { minLength: 98, maxLength: 98 }),
  ends: fc.tuple(fc.nat(), fc.nat()),
  without: fc.nat(),
});
type Grid = typeof grids extends fc.Arbitrary<infer G> ? G : never;
function network({ side, shake, there }: Grid) {
  const places = Array.from(
    { length: side * side },
    (_, i): LonLat => [
      120 + 0.01 * ((i % side) + (shake[2 * i] as number)),
      36 + 0.01 * (Math.floor(i / side) + (shake[2 * i + 1] as number)),
    ],
  );
  const pairs = places.flatMap((_, i) => [
    ...((i + 1) % side ? [[i, i + 1]] : []),
    ...(i + side < places.length ? [[i, i + side]] : []),
  ]);
  const kept = pairs.filter((_, k) => (there[k] as number) > 0) as [number, number][];
  const known = kept.map(([from, to], k) => ({
    from,
    to,
    stretch: {
      road: `r${k}`,
      n: 1,
      line: k,
      class: 'primary' as const,
      winding: 1,
      points: [places[from] as LonLat, places[to] as LonLat],
    },
  }));
  return { places, kept, graph: graphOf(places, known) };
}
const FASTEST = 80 / 3.6;

/** The least time by trying every junction as a stop between all others. */
function leastTimes(count: number, kept: readonly [number, number][], seconds: (k: number) => number): number[][] {
  const least = Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_x, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)),
  );
  const at = (i: number, j: number): number => (least[i] as number[])[j] as number;
  kept.forEach(([a, b], k) => {
    (least[a] as number[])[b] = Math.min(at(a, b), seconds(k));
    (least[b] as number[])[a] = Math.min(at(b, a), seconds(k));
  });
  for (let k = 0; k < count; k++)
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++) (least[i] as number[])[j] = Math.min(at(i, j), at(i, k) + at(k, j));
  return least;
}

describe('a way', () => {
  test('is the quickest, as long there as back, and no quicker than the crow at the highest speed', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const { places, kept, graph } = network(grid);
        const [a, b] = grid.ends.map((end) => end % places.length) as [number, number];
        const seconds = (k: number) => ((graph.metres[k] as number) * 3.6) / (grid.speeds[k] as number);
        const router = new Router(graph);
        const go = (from: number, to: number) => router.find([{ node: from, seconds: 0 }], to, seconds, FASTEST);
        const least = (leastTimes(places.length, kept, seconds)[a] as number[])[b] as number;
        const way = go(a, b);
        expect(way?.seconds ?? Number.POSITIVE_INFINITY).toBeCloseTo(least, 6);
        expect(go(b, a)?.seconds ?? Number.POSITIVE_INFINITY).toBeCloseTo(least, 6);
        if (way !== undefined)
          expect(way.seconds).toBeGreaterThanOrEqual(
            distance(places[a] as LonLat, places[b] as LonLat) / FASTEST - 1e-6,
          );
        expect(go(a, b)).toEqual(way);
      }),
      { numRuns: 150 },
    );
  });

  test('is never shorter for a stretch that is blocked', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const { places, kept, graph } = network(grid);
        const [a, b] = grid.ends.map((end) => end % places.length) as [number, number];
        const seconds = (k: number) => (graph.metres[k] as number) / 10;
        const router = new Router(graph);
        const way = router.find([{ node: a, seconds: 0 }], b, seconds, FASTEST);
        const out = grid.without % Math.max(1, kept.length);
        const blocked = router.find(
          [{ node: a, seconds: 0 }],
          b,
          (k) => (k === out ? Number.POSITIVE_INFINITY : seconds(k)),
          FASTEST,
        );
        expect(blocked?.stretches ?? []).not.toContain(out);
        expect(blocked?.seconds ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          way?.seconds ?? Number.POSITIVE_INFINITY,
        );
      }),
      { numRuns: 150 },
    );
  });
});
