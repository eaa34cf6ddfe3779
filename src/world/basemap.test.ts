import { expect, test } from 'vitest';
import { type Basemap, readBasemap } from './basemap.ts';

test('a topology is read by the names of its objects; what they do not say is absent', () => {
  const topology = {
    type: 'Topology',
    transform: { scale: [0.01, 0.01], translate: [100, 30] },
    arcs: [
      [
        [0, 0],
        [10, 0],
        [0, 10],
        [-10, 0],
        [0, -10],
      ],
      [
        [0, 0],
        [100, 100],
      ],
    ],
    objects: {
      land: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', arcs: [[0]], properties: { kind: 'island', name: null } }],
      },
      roads: {
        type: 'GeometryCollection',
        geometries: [{ type: 'LineString', arcs: [1], properties: { class: 'rail', structure: null } }],
      },
      places: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [5, 5], properties: { name: '北湾', en: 'North Bay', kind: 'sea', rank: 2 } },
          { type: 'Point', coordinates: [6, 6], properties: { name: 'Top', kind: 'peak', ele: 1132.7 } },
          { type: 'Point', coordinates: [7, 7], properties: { name: 'Somewhere', kind: 'gazetteer' } },
        ],
      },
    },
  };
  const read = readBasemap(topology);
  expect(read.land[0]?.areas[0]?.[0]?.map((at) => at.map((degrees) => Number(degrees.toFixed(6))))).toEqual([
    [100, 30],
    [100.1, 30],
    [100.1, 30.1],
    [100, 30.1],
    [100, 30],
  ]);
  expect(Object.keys(read.land[0] ?? {})).toEqual(['kind', 'areas']);
  expect(read.roads[0]).toEqual({
    class: 'rail',
    lines: [
      [
        [100, 30],
        [101, 31],
      ],
    ],
  });
  expect(read.places.map(({ kind, rank, height }) => [kind, rank, height])).toEqual([
    ['sea', 2, undefined],
    ['peak', undefined, 1132.7],
    ['village', undefined, undefined],
  ]);
  expect(read.rivers).toEqual([]);
});

test('a GeoJSON collection whose features say their layer is the same as a topology', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [120, 36],
      [120.1, 36.1],
    ],
  };
  const read: Basemap = readBasemap({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { layer: 'roads', class: 'trunk' }, geometry: line },
      {
        type: 'Feature',
        properties: { layer: 'rivers' },
        geometry: { type: 'MultiLineString', coordinates: [line.coordinates] },
      },
    ],
  });
  expect(read.roads).toEqual([{ class: 'trunk', lines: [line.coordinates] }]);
  expect(read.rivers).toEqual([{ rank: 3, lines: [line.coordinates] }]);
  expect(read.land).toEqual([]);
});

test.each([
  [{ type: 'Feature' }, 'a Feature, not a Topology'],
  [null, 'no GeoJSON'],
  [
    {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { kind: 'land' }, geometry: { type: 'Point', coordinates: [120, 36] } },
      ],
    },
    'features[0] has the layer undefined; known are land',
  ],
  [
    {
      type: 'FeatureCollection',
      features: [{ properties: { layer: 'roads', class: 'alley' }, geometry: { type: 'LineString', coordinates: [] } }],
    },
    'roads[0] has class alley',
  ],
  [
    {
      type: 'FeatureCollection',
      features: [{ properties: { layer: 'places' }, geometry: { type: 'Point', coordinates: [120, 36] } }],
    },
    'places[0] has no name',
  ],
  [
    {
      type: 'FeatureCollection',
      features: [
        { properties: { layer: 'places', name: 'x' }, geometry: { type: 'Point', coordinates: [522000, 4e6] } },
      ],
    },
    'not in degrees',
  ],
  [
    {
      type: 'FeatureCollection',
      features: [{ properties: { layer: 'land' }, geometry: { type: 'Point', coordinates: [120, 36] } }],
    },
    'land[0] is a Point',
  ],
])('a map that cannot be read says why', (json, reason) => expect(() => readBasemap(json)).toThrow(reason));
