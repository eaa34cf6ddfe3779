import { expect, test } from 'vitest';
import type { ScenarioView } from '../session.ts';
import { centreOfPlaces, homeBox } from './area.ts';
import { Projection } from './projection.ts';

/** A drill of teams at the given longitudes on one parallel. */
const drill = (longitudes: readonly number[]): ScenarioView =>
  ({
    sites: longitudes.map((lon) => ({ id: `s${lon}`, at: [lon, 36] })),
    teams: longitudes.map((lon) => ({ base: `s${lon}` })),
    exercises: [],
    incidents: [],
    hazards: [],
    meta: {},
  }) as unknown as ScenarioView;

const projection = new Projection([120, 36]);

test('one far site does not make the city small', () => {
  const near = Array.from({ length: 12 }, (_, i) => 120 + i / 100);
  const box = homeBox(drill([...near, 125]), projection, undefined);
  expect(box.right).toBeLessThan(projection.x(120.2));
  expect(box.left).toBeLessThan(projection.x(120.01));
});

test('a drill of one place still has room around it', () => {
  const { left, right } = homeBox(drill([120]), projection, undefined);
  expect(right - left).toBeGreaterThanOrEqual(4_000);
});

test('a first look does not leave the map', () => {
  const map = projection.toWorldBox([119.9, 35.9, 120.1, 36.1]);
  const box = homeBox(drill([119, 119.2, 120, 121]), projection, map);
  expect(box).toMatchObject({ left: map.left, right: map.right });
});

test('a drill without a map has its middle among its places', () => {
  expect(centreOfPlaces(drill([139, 141]))).toEqual([140, 36]);
});
