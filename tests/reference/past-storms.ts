/**
 * Storms and rain that were, as scenarios would tell them. Tracks: six-hourly positions, pressures and winds of the JMA best
 * track, typed in. JMA's ten-minute winds become two-minute ones by 1.12: those of the CMA are some 10 to 15 % higher (general
 * experience with the two, no formula). The radius of maximum wind is estimated from the pressure, by CLIMADA's fit
 * (`rmwFromPressure`); the pressure around the storm is 1010 hPa, `DEFAULT_PENV`, no storm's own.
 */
import type { Band } from '../../src/hazards/rain/band.ts';
import type { Gauge } from '../../src/hazards/rain/observed.ts';
import type { Peak } from '../../src/hazards/rain/orography.ts';
import type { RainSpec } from '../../src/hazards/rain/spec.ts';
import { type TyphoonSpec, typhoonSpec } from '../../src/hazards/typhoon/spec.ts';
import { trackFromRows } from '../../src/hazards/typhoon/track-row.ts';
import { fromKnots } from '../../src/units/measures.ts';
import { type DrillTime, HOUR, later, T0 } from '../../src/units/time.ts';
import type { LonLat } from '../../src/world/geo.ts';

const TEN_MINUTES_TO_TWO = 1.12;

/** Hours since 00:00 Beijing time of the first of the month. */
export const on = (day: number, hour: number, minute = 0): DrillTime => (((day - 1) * 24 + hour + minute / 60) * HOUR) as DrillTime;

type Row = readonly [day: number, hour: number, lat: number, lon: number, hPa: number, knots: number];

function storm(id: string, rows: readonly Row[]): TyphoonSpec {
  const told = rows.map(([day, hour, lat, lon, hPa, knots]) => [
    on(day, hour) / HOUR,
    lat,
    lon,
    hPa,
    fromKnots(knots) * TEN_MINUTES_TO_TWO,
  ]);
  const result = trackFromRows(told, T0);
  if (!result.ok) throw new Error(`${id}: ${result.problems[0]?.message}`);
  return typhoonSpec({ id, landfall: T0, track: result.track });
}

/** August 1985; number 9 in China, 10 in JMA's count. */
export const MAMIE = storm('mamie-1985', [
  [17, 8, 28.7, 125.4, 985, 55], [17, 14, 29.1, 124.8, 985, 60], [17, 20, 29.6, 124.1, 980, 60], [18, 2, 30.1, 123.4, 975, 65],
  [18, 8, 31.0, 122.4, 975, 65], [18, 14, 31.9, 121.8, 985, 60], [18, 20, 33.0, 120.8, 990, 55], [19, 2, 34.2, 120.0, 990, 55],
  [19, 8, 35.2, 120.0, 990, 45], [19, 14, 37.2, 120.0, 990, 40], [19, 20, 39.1, 121.3, 990, 40],
]);

/** September 2022. Its last point is extratropical, without a wind: the one before stands for it. */
export const MUIFA = storm('muifa-2022', [
  [14, 20, 29.9, 122.3, 965, 75], [15, 2, 31.3, 121.6, 975, 65], [15, 8, 32.7, 121.0, 985, 50], [15, 14, 34.0, 120.5, 990, 45],
  [15, 20, 35.2, 120.4, 992, 40], [16, 2, 36.3, 120.8, 992, 40], [16, 8, 37.7, 121.5, 994, 40],
]);

/** August 2019, from where its winds and pressures are told without a gap. */
export const LEKIMA = storm('lekima-2019', [
  [10, 2, 28.2, 121.3, 950, 85], [10, 8, 29.1, 120.7, 970, 60], [10, 14, 29.9, 120.4, 975, 50], [10, 20, 30.8, 120.4, 980, 45],
  [11, 14, 35.0, 120.0, 980, 45], [11, 20, 35.9, 120.0, 980, 45], [12, 2, 37.1, 120.1, 980, 40], [12, 8, 37.8, 119.6, 985, 35],
]);

/** Places, to a kilometre or three: general knowledge. */
export const PLACES = {
  qingdao: [120.38, 36.07],
  dagong: [120.53, 35.96],
  laoding: [120.62, 36.17],
  beijiushui: [120.6, 36.2],
  liushutai: [120.57, 36.19],
  shazikou: [120.555, 36.105],
} as const satisfies Record<string, LonLat>;

/** The land of the city of Qingdao, roughly: general knowledge. */
export const CITY: readonly LonLat[] = [
  [119.5, 35.75], [119.65, 35.57], [119.95, 35.65], [120.25, 35.95], [120.3, 36.05], [120.65, 36.08], [120.75, 36.3], [120.98, 36.45],
  [120.85, 36.6], [120.75, 36.9], [120.6, 37.1], [120.2, 37.15], [119.75, 37.05], [119.55, 36.75], [119.75, 36.4], [119.7, 36.1],
];

/**
 * The Laoshan hills under a storm's onshore wind: fitted to Muifa's three gauges there, once the band below gives the city its
 * mean; assumed for any other storm.
 */
const LAOSHAN: Peak = { at: [120.61, 36.185], factor: 2.75, radius: 4_900 };

/** Times the storm's rain at the front's height; fitted. */
const FRONT = 3.6;

/**
 * What R-CLIPER lacks of a storm that weakens into the westerlies: the front it meets. Fitted to Muifa's mean over the city
 * and to nothing else, and laid around the hour at which a storm passes it; assumed for any other storm.
 */
const front = (passes: DrillTime): Band => ({
  from: later(passes, -24 * HOUR),
  to: later(passes, 24 * HOUR),
  times: FRONT,
  rain: 0,
  area: { centre: [120.2, 36.4], radius: 400_000 },
  towards: 0,
  speed: 0,
});

/** Laoshan district, roughly: general knowledge. */
export const LAOSHAN_DISTRICT: readonly LonLat[] = [[120.43, 36.07], [120.65, 36.08], [120.75, 36.3], [120.55, 36.3], [120.45, 36.17]];

/** Mountains and front around the hour at which a storm passes the city. */
export const besides = (passes: DrillTime): RainSpec => ({
  id: 'besides',
  kind: 'rain',
  orography: { peaks: [LAOSHAN] },
  bands: [front(passes)],
  designs: [],
  observed: [],
});

/**
 * The night of 12 to 13 July 2022. Recorded are totals alone: 171.0 mm at Shazikou, 119.0 and 109.4 mm mean in Laoshan
 * district and in the urban area, 49.9 mm over the city. Their course in time is assumed, and so are the gauges of the north
 * and west, set so that the city has its mean.
 */
export const JULY_2022: RainSpec = {
  id: 'july-2022',
  kind: 'rain',
  bands: [],
  designs: [],
  observed: [{ gauges: julyGauges(), replaces: true }],
};

function julyGauges(): readonly Gauge[] {
  const hourly = [4, 8, 14, 22, 24, 16, 8, 4];
  const gauge = (id: string, at: LonLat, total: number): Gauge => ({
    id,
    at,
    points: hourly.flatMap((share, i): [DrillTime, number][] => [
      [on(12, 21 + i), (share / 100) * total],
      [on(12, 22 + i), (share / 100) * total],
    ]),
  });
  return [
    gauge('shazikou', PLACES.shazikou, 171),
    gauge('laoshan', [120.6, 36.2], 100),
    gauge('urban', PLACES.qingdao, 109.4),
    gauge('licang', [120.43, 36.16], 109.4),
    gauge('jimo', [120.45, 36.45], 25),
    gauge('laixi', [120.5, 36.87], 25),
    gauge('pingdu', [119.96, 36.78], 25),
    gauge('jiaozhou', [120.0, 36.27], 25),
    gauge('west-coast', [119.9, 35.85], 25),
  ];
}
