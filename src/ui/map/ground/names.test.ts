import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBasemap } from '../../../world/basemap.ts';
import { Projection } from '../projection.ts';
import { namesOf } from './names.ts';

const basemap = readBasemap(
  JSON.parse(readFileSync(new URL('../../../../scenarios/qingdao-2022/map/basemap.topojson', import.meta.url), 'utf8')),
);
const projection = new Projection([120.4, 36.2]);
const names = namesOf(basemap, projection, 'zh');
const named = (text: string) => names.filter((name) => name.text === text);

test('a place that two sources list is named once', () => {
  expect(named('沙子口')).toHaveLength(1);
  expect(names.filter(({ text }) => text === 'Shazikou' || text === 'Jimo')).toEqual([]);
});

test('notes in brackets stay off the map, heights of summits go on it', () => {
  expect(named('黄岛区')).toHaveLength(1);
  expect(named('▴ 崂山巨峰 1133')).toHaveLength(1);
});

test('the city is read from afar, its villages from near', () => {
  const [city] = named('青岛');
  const [village] = named('北宅');
  expect(city && city.to > 500).toBe(true);
  expect(village && village.to < 100).toBe(true);
  expect(city && village && city.rank > village.rank).toBe(true);
});

test('in English places have their romanised names', () => {
  const english = namesOf(basemap, projection, 'en').map(({ text }) => text);
  expect(english).toEqual(expect.arrayContaining(['Qingdao', 'Jiaozhou Wan', 'Beizhai']));
});

test('no name is shown where a px is more than two kilometres', () => {
  expect(names.every(({ from, to }) => from < to && to <= 2000)).toBe(true);
});
