import { expect, test } from 'vitest';
import type { Leg } from '../../../drill/state.ts';
import { Projection } from '../projection.ts';
import { TrailOf, trail } from './trail.ts';

const MINUTE = 60_000;
const projection = new Projection([120, 36]);
const leg = (depart: number, arrive: number, from: number, to: number): Leg => ({
  site: 's',
  path: [
    [from, 36],
    [to, 36],
  ],
  depart: depart * MINUTE,
  arrive: arrive * MINUTE,
  home: false,
});
const pieces = (of: TrailOf, at: number, span = 30) => {
  const found: { x0: number; age0: number; x1: number; age1: number }[] = [];
  trail(of.legs, at * MINUTE, span * MINUTE, (x0, _y0, age0, x1, _y1, age1) => found.push({ x0, age0, x1, age1 }));
  return found;
};

test('half an hour after it set out, a team has driven half of an hour’s leg', () => {
  const of = new TrailOf();
  of.see(leg(0, 60, 120, 120.2), 30 * MINUTE, 0, projection);
  const found = pieces(of, 30);
  expect(found[0]).toMatchObject({ x0: 0, age0: 1 });
  expect(found.at(-1)?.x1).toBeCloseTo(projection.x(120.1), 0);
  expect(found.at(-1)?.age1).toBe(0);
});

test('on roads it lies along the points, each at its own time', () => {
  const of = new TrailOf();
  const bent = {
    ...leg(0, 30, 120, 120.2),
    path: [
      [120, 36],
      [120.1, 36],
      [120.1, 36.1],
    ] as [number, number][],
    times: [0, 10 * MINUTE, 30 * MINUTE],
  };
  of.see(bent, 20 * MINUTE, 0, projection);
  const found = pieces(of, 20);
  expect(found).toHaveLength(2);
  expect(found[0]?.x1).toBeCloseTo(projection.x(120.1), 6);
  expect(found[1]).toMatchObject({ x0: found[0]?.x1, age1: 0 });
});

test('only the last thirty minutes are shown', () => {
  const of = new TrailOf();
  of.see(leg(0, 60, 120, 120.2), 45 * MINUTE, 0, projection);
  const found = pieces(of, 45);
  expect(found[0]?.age0).toBe(1);
  expect(found[0]?.x0).toBeCloseTo(projection.x(120.05), 0);
});

test('a team that arrived keeps its trail until it has faded', () => {
  const of = new TrailOf();
  of.see(leg(0, 10, 120, 120.1), 5 * MINUTE, 0, projection);
  of.see(undefined, 12 * MINUTE, 0, projection);
  expect(pieces(of, 20)).not.toEqual([]);
  of.see(undefined, 41 * MINUTE, 11 * MINUTE, projection);
  expect(of.legs).toEqual([]);
});

test('sent elsewhere on its way, it did not drive the rest of the first leg', () => {
  const of = new TrailOf();
  of.see(leg(0, 60, 120, 120.2), 10 * MINUTE, 0, projection);
  of.see(leg(15, 25, 120.05, 120.05), 16 * MINUTE, 0, projection);
  expect(of.legs[0]?.until).toBe(15 * MINUTE);
});

test('the same leg seen as another object is not driven twice', () => {
  const of = new TrailOf();
  of.see(leg(0, 60, 120, 120.2), 10 * MINUTE, 0, projection);
  of.see(leg(0, 60, 120, 120.2), 11 * MINUTE, 0, projection);
  expect(of.legs).toHaveLength(1);
});
