/** Ways: on a scenario's own roads, from every base to every site, and across a generated town. */
import { Streams } from '../../src/engine/random.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { stopsOf } from '../../src/scenario/stops.ts';
import type { LonLat } from '../../src/world/geo.ts';
import { buildGraph, graphOf } from '../../src/world/roads/graph.ts';
import { type Network, Router } from '../../src/world/roads/router.ts';
import { cpuSeconds, type Row } from './measure.ts';

const WAYS = 200;
const SPEED = { motorway: 70, trunk: 55, primary: 45, local: 30, ferry: 20, sea: 20 } as const;
/** km/h, the highest of these. */
const FASTEST = 70;

/** Streets of a town: a grid of this many junctions a side, each joined to its neighbours: some 100,000 stretches. */
const SIDE = 224;

export function roads(scenario: Scenario): Row[] {
  const own = buildGraph(scenario.roads?.lines ?? [], stopsOf(scenario.sites));
  const sites = [...own.sites.values()];
  const speeds = own.stretches.map(({ class: kind }) => SPEED[kind] / 3.6);
  const city = median(
    own,
    (k) => (own.metres[k] as number) / (speeds[k] as number),
    (n) => sites[n % sites.length] as number,
  );
  const town = generated();
  const streams = new Streams(7).get('ways');
  const ends = Array.from({ length: 2 * WAYS }, () => Math.floor(streams.next() * SIDE * SIDE));
  const grid = median(
    town,
    (k) => (town.metres[k] as number) / (30 / 3.6 + (k % 7)),
    (n) => ends[n % ends.length] as number,
  );
  return [
    row(`a way on the scenario's roads, ${own.stretches.length} stretches, median`, city, 2),
    row(`a way across a generated town, ${town.ends.length / 2} stretches, median`, grid, 20),
  ];
}

const row = (what: string, ms: number, limit: number): Row => ({
  what,
  value: `${ms.toFixed(2)} ms`,
  goal: `≤ ${limit} ms`,
  met: ms <= limit,
});

function median(network: Network, seconds: (stretch: number) => number, end: (n: number) => number): number {
  const router = new Router(network);
  const taken = Array.from({ length: WAYS }, (_, n) => {
    const before = cpuSeconds();
    router.find([{ node: end(2 * n), seconds: 0 }], end(2 * n + 1), seconds, FASTEST / 3.6);
    return 1_000 * (cpuSeconds() - before);
  });
  return taken.sort((a, b) => a - b)[WAYS >> 1] as number;
}

function generated(): Network {
  const shake = new Streams(7).get('town');
  const places = Array.from(
    { length: SIDE * SIDE },
    (_, i): LonLat => [
      120 + 0.001 * ((i % SIDE) + 0.4 * shake.next()),
      36 + 0.001 * (Math.floor(i / SIDE) + 0.4 * shake.next()),
    ],
  );
  const pairs = places.flatMap((_, i) => [
    ...((i + 1) % SIDE > 0 ? [[i, i + 1] as const] : []),
    ...(i + SIDE < places.length ? [[i, i + SIDE] as const] : []),
  ]);
  const known = pairs.map(([from, to], k) => ({
    from,
    to,
    stretch: {
      road: 'street',
      n: k + 1,
      line: 0,
      class: 'local' as const,
      winding: 1,
      points: [places[from] as LonLat, places[to] as LonLat],
    },
  }));
  return graphOf(places, known);
}
