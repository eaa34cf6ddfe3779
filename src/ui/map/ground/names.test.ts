import { expect, test } from 'vitest';
import { type Basemap, EMPTY_BASEMAP } from '../../../world/basemap.ts';
import { Projection } from '../projection.ts';
import { namesOf } from './names.ts';

const basemap: Basemap = {
  ...EMPTY_BASEMAP,
  places: [
    { name: '海城', en: 'Haicheng', kind: 'city', at: [100, 30] },
    { name: '西岸区(新区)', en: 'West Bank', kind: 'district', at: [99.8, 30] },
    { name: '沙口', en: 'Shakou', kind: 'town', at: [100.2, 30] },
    { name: 'Shakou', en: 'Shakou', kind: 'village', at: [100.21, 30.01] },
    { name: 'Shakou', en: 'Shakou', kind: 'village', at: [101, 31] },
    { name: '高峰', en: 'High Peak', kind: 'peak', at: [100.3, 30.1], height: 1132.7 },
    { name: '大海', kind: 'sea', rank: 1, at: [100.5, 29.5] },
  ],
  roads: [
    {
      name: '长路',
      class: 'motorway',
      lines: [
        [
          [99, 30],
          [101, 30],
        ],
      ],
    },
    {
      name: '短桥',
      class: 'motorway',
      lines: [
        [
          [100, 30],
          [100.02, 30],
        ],
      ],
    },
  ],
  rivers: [
    {
      name: '大河',
      rank: 1,
      lines: [
        [
          [100, 31],
          [100, 30],
        ],
      ],
    },
  ],
};
const projection = new Projection([100, 30]);
const names = namesOf(basemap, projection, 'zh');
const named = (text: string) => names.filter((name) => name.text === text);

test('a place that two sources list is named once; a namesake far away keeps its name', () => {
  expect(named('沙口')).toHaveLength(1);
  expect(named('Shakou')).toHaveLength(1);
});

test('notes in brackets stay off the map, heights of summits go on it', () => {
  expect(named('西岸区')).toHaveLength(1);
  expect(named('▴ 高峰 1133')).toHaveLength(1);
});

test('the city is read from afar, a village from near, and the city is the greater', () => {
  const [city] = named('海城');
  const [village] = named('Shakou');
  expect(city && city.to > 500).toBe(true);
  expect(village && village.to < 100).toBe(true);
  expect(city && village && city.rank > village.rank).toBe(true);
});

test('a short road is named only where it is long on the screen', () => {
  const [long] = named('长路');
  const [short] = named('短桥');
  expect(long && short && short.to < long.to / 5).toBe(true);
});

test('a river has its name half way, in the colour of water', () => {
  expect(named('大河')[0]).toMatchObject({ style: 'water', x: 0 });
});

test('in another language places have that name, or keep their own', () => {
  const english = namesOf(basemap, projection, 'en').map(({ text }) => text);
  expect(english).toEqual(expect.arrayContaining(['Haicheng', 'West Bank', '大海']));
});
