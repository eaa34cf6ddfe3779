/** Wind and rain of past storms by the drill's own models, against what was recorded. What is missed is said. */
import { expect, test } from 'vitest';
import { type RainSpec, rainOver } from '../../src/hazards/rain/rain.ts';
import type { TyphoonSpec } from '../../src/hazards/typhoon/spec.ts';
import { weatherAt } from '../../src/hazards/typhoon/typhoon.ts';
import { vortexAt } from '../../src/hazards/typhoon/vortex.ts';
import { type DrillTime, HOUR, MINUTE } from '../../src/units/time.ts';
import { inRing, type LonLat } from '../../src/world/geo.ts';
import { stormsOf } from '../../src/scenario/scenario.ts';
import { scenarioOf } from '../drills/drill.ts';
import { beyond, type Hindcast, type Invented, printTable, verdicts } from './hindcast.ts';
import { besides, CITY, JULY_2022, LAOSHAN_DISTRICT, LEKIMA, MAMIE, MUIFA, on, PLACES } from './past-storms.ts';

const weather = (storm: TyphoonSpec, place: LonLat, at: DrillTime) => {
  const vortex = vortexAt(storm, at);
  return vortex === undefined ? undefined : weatherAt(vortex, storm, place);
};
const times = (from: number, to: number): DrillTime[] =>
  Array.from({ length: Math.round((to - from) / (10 * MINUTE)) }, (_, i) => (from + (i + 0.5) * 10 * MINUTE) as DrillTime);
const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Millimetres between two times. */
const fallen = (storm: TyphoonSpec | undefined, rains: readonly RainSpec[], place: LonLat, from: DrillTime, to: DrillTime): number =>
  times(from, to).reduce(
    (sum, at) => sum + (rainOver(rains, place, at, (storm && weather(storm, place, at)?.rain) ?? 0) * 10 * MINUTE) / HOUR,
    0,
  );

/** Places each twentieth of a degree inside a ring. */
const lattice = (ring: readonly LonLat[]): LonLat[] =>
  Array.from({ length: 34 * 34 }, (_, k): LonLat => [119.4 + (k % 34) / 20, 35.5 + Math.floor(k / 34) / 20]).filter((at) => inRing(at, ring));
const over = (places: readonly LonLat[], rain: (place: LonLat) => number): number => mean(places.map(rain));

/** The greatest mean wind anywhere within 150 km of the centre. */
function greatest(storm: TyphoonSpec, at: DrillTime): number {
  const centre = vortexAt(storm, at)?.centre;
  if (centre === undefined) throw new Error(`${storm.id} is not there`);
  const around = Array.from({ length: 31 * 31 }, (_, k): LonLat => [centre.lon - 1.5 + (k % 31) / 10, centre.lat - 1.5 + Math.floor(k / 31) / 10]);
  return largest(around.map((place) => weather(storm, place, at)?.wind ?? 0));
}


/** Public reports, read at second hand; Mamie's through a mirror in another language. */
const SOURCES = { mamie: 'report on 8509, a mirror', muifa: 'report on Muifa', lekima: 'report on Lekima', july: 'report on the night' } as const;

function winds(): Hindcast[] {
  const row = (what: string, record: number, ours: number, source: string): Hindcast => ({ what, record, ours, unit: 'm/s', source, basis: 'computed' });
  const day = times(on(18, 20), on(19, 20)).map((at) => weather(MAMIE, PLACES.qingdao, at));
  return [
    row('Mamie 1985, Qingdao, mean wind: force 10, from 24.5', 24.5, largest(day.map((air) => air?.wind ?? 0)), SOURCES.mamie),
    row('Mamie 1985, Qingdao, gust: above force 12, from 32.7', 32.7, largest(day.map((air) => air?.gust ?? 0)), SOURCES.mamie),
    row('Muifa 2022, near its centre at landfall', 23, greatest(MUIFA, on(16, 0)), SOURCES.muifa),
    // The report does not say whether it was a gust or a mean; as a gust it is nearer.
    row('Muifa 2022, Dagong Island 15th 17:24, taken as a gust', 33, weather(MUIFA, PLACES.dagong, on(15, 17, 24))?.gust ?? 0, SOURCES.muifa),
    row('Lekima 2019, near its centre at landfall', 23, greatest(LEKIMA, on(11, 20, 50)), SOURCES.lekima),
  ];
}

function rains(): Hindcast[] {
  const row = (what: string, record: number, ours: number, basis: Hindcast['basis'], source: string): Hindcast => ({ what, record, ours, unit: 'mm', source, basis });
  const city = lattice(CITY);
  const muifa = (place: LonLat, more: readonly RainSpec[]): number => fallen(MUIFA, more, place, on(14, 6), on(16, 6));
  const mamie = (more: readonly RainSpec[]): number => fallen(MAMIE, more, PLACES.qingdao, on(18, 20), on(19, 20));
  const july = (place: LonLat): number => fallen(undefined, [JULY_2022], place, on(12, 20), on(13, 8));
  const fitted = [besides(on(16, 0))];
  return [
    row('Muifa 2022, city mean, R-CLIPER alone', 156, over(city, (place) => muifa(place, [])), 'computed', SOURCES.muifa),
    row('Muifa 2022, Laoding, R-CLIPER alone', 482.9, muifa(PLACES.laoding, []), 'computed', SOURCES.muifa),
    row('Muifa 2022, city mean, with the front', 156, over(city, (place) => muifa(place, fitted)), 'calibrated', SOURCES.muifa),
    row('Muifa 2022, Laoding, with front and mountain', 482.9, muifa(PLACES.laoding, fitted), 'calibrated', SOURCES.muifa),
    row('Muifa 2022, Beijiushui, with front and mountain', 470.9, muifa(PLACES.beijiushui, fitted), 'calibrated', SOURCES.muifa),
    row('Muifa 2022, Liushutai, with front and mountain', 382.6, muifa(PLACES.liushutai, fitted), 'calibrated', SOURCES.muifa),
    row('Mamie 1985, Qingdao, day, R-CLIPER alone', 150, mamie([]), 'computed', SOURCES.mamie),
    row('Mamie 1985, Qingdao, day, with Muifa’s front', 150, mamie([besides(on(19, 10, 30))]), 'computed', SOURCES.mamie),
    row('July 2022, Shazikou', 171, july(PLACES.shazikou), 'given', SOURCES.july),
    row('July 2022, urban area', 109.4, july(PLACES.qingdao), 'given', SOURCES.july),
    row('July 2022, Laoshan district mean', 119, over(lattice(LAOSHAN_DISTRICT), july), 'given', SOURCES.july),
    row('July 2022, city mean', 49.9, over(city, july), 'given', SOURCES.july),
  ];
}

/** The storm of the city's drill, which never was: its wind and rain against the greatest of those above. */
function invented(): Invented[] {
  const [storm] = stormsOf(scenarioOf('qingdao-2022'));
  if (storm === undefined) throw new Error('the city has no storm');
  const { landfall } = storm;
  const near = times(landfall - 12 * HOUR, landfall + 12 * HOUR);
  const air = near.map((at) => weather(storm, PLACES.qingdao, at));
  const rain = near.reduce((sum, _at, i) => sum + ((air[i]?.rain ?? 0) * 10 * MINUTE) / HOUR, 0);
  return [
    { what: 'The drill’s storm, near its centre at landfall', record: 23, ours: greatest(storm, landfall), unit: 'm/s', source: 'Lekima and Muifa' },
    { what: 'The drill’s storm, Qingdao, mean wind', record: 24.5, ours: largest(air.map((one) => one?.wind ?? 0)), unit: 'm/s', source: 'Mamie' },
    { what: 'The drill’s storm, Qingdao, gust', record: 32.7, ours: largest(air.map((one) => one?.gust ?? 0)), unit: 'm/s', source: 'Mamie' },
    { what: 'The drill’s storm, Qingdao, its own rain of a day', record: 150, ours: rain, unit: 'mm', source: 'Mamie' },
  ];
}

test('the storm of the drill is beyond the record, and is said to be', () => {
  const rows = invented();
  printTable('The invented storm of qingdao-2022', [], { invented: rows });
  expect(rows.filter(beyond).map(({ unit }) => unit)).toEqual(['m/s', 'm/s', 'm/s']);
});

test('winds of Mamie, Muifa and Lekima', () => {
  const rows = winds();
  printTable('Wind of past storms (H08, rmw from pressure, no roughness, gust 1.3 of the mean)', rows);
  expect(verdicts(rows)).toMatchInlineSnapshot(`
    {
      "missed": [
        "Muifa 2022, Dagong Island 15th 17:24, taken as a gust",
        "Lekima 2019, near its centre at landfall",
      ],
      "within": [
        "Mamie 1985, Qingdao, mean wind: force 10, from 24.5",
        "Mamie 1985, Qingdao, gust: above force 12, from 32.7",
        "Muifa 2022, near its centre at landfall",
      ],
    }
  `);
});

test('rain of Muifa, of Mamie, and of a July night', () => {
  const rows = rains();
  printTable('Rain of past storms', rows);
  expect(verdicts(rows)).toMatchInlineSnapshot(`
    {
      "missed": [
        "Muifa 2022, city mean, R-CLIPER alone",
        "Muifa 2022, Laoding, R-CLIPER alone",
        "Mamie 1985, Qingdao, day, R-CLIPER alone",
        "Mamie 1985, Qingdao, day, with Muifa’s front",
      ],
      "within": [
        "Muifa 2022, city mean, with the front",
        "Muifa 2022, Laoding, with front and mountain",
        "Muifa 2022, Beijiushui, with front and mountain",
        "Muifa 2022, Liushutai, with front and mountain",
        "July 2022, Shazikou",
        "July 2022, urban area",
        "July 2022, Laoshan district mean",
        "July 2022, city mean",
      ],
    }
  `);
});
