import { expect, test } from 'vitest';
import { type Standing, spread } from './spread.ts';

const at = (x: number, y: number, fixed = false): Standing => ({ x, y, radius: 18, fixed });
const places = (standing: readonly Standing[], gap = 2): readonly { x: number; y: number }[] => {
  const moved = spread(standing, gap);
  return standing.map(({ x, y }, i) => ({ x: x + moved[2 * i]!, y: y + moved[2 * i + 1]! }));
};
const nearest = (all: readonly { x: number; y: number }[]): number =>
  Math.min(...all.flatMap((a, i) => all.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))));

test('teams that stand apart keep their places', () => {
  expect([...spread([at(0, 0), at(60, 0), at(0, 90)], 2)]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('fifteen teams in one place do not cover each other, and stay near', () => {
  const all = places(Array.from({ length: 15 }, () => at(400, 300)));
  expect(nearest(all)).toBeGreaterThan(2 * 18);
  expect(Math.max(...all.map(({ x, y }) => Math.hypot(x - 400, y - 300)))).toBeLessThan(6 * 18);
});

test('an incident keeps its place and the team beside it makes room', () => {
  const [incident, team] = places([at(100, 100, true), at(104, 100)]);
  expect(incident).toEqual({ x: 100, y: 100 });
  expect(team?.x).toBeGreaterThan(137);
});

test('panning moves nothing', () => {
  const here = spread([at(0, 0), at(0, 0), at(20, 5)], 2);
  const there = spread([at(512, -256), at(512, -256), at(532, -251)], 2);
  here.forEach((value, i) => {
    expect(there[i]).toBeCloseTo(value, 6);
  });
});

test('three hundred in a city keep out of each other', () => {
  const all = places(Array.from({ length: 300 }, (_, i) => at((i * 377) % 1400, (i * 239) % 900)));
  expect(nearest(all)).toBeGreaterThan(2 * 18 - 1);
});
