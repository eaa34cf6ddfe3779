/** Spread of four thousand of each object against the table, by the cloud that the drill drifts. */
import { expect, test } from 'vitest';
import { Streams } from '../../src/engine/random.ts';
import { driftOn, seedCloud } from '../../src/hazards/drift/cloud.ts';
import type { LeewayObject } from '../../src/hazards/drift/objects.ts';
import { csv, Largest } from './table.ts';

type Row = Record<string, string | number>;
const number = (row: Row, name: string): number => Number(row[name]);
const START = [120.6, 35.8] as const;

/** The forcing of the tables after `h` hours. */
const FORCING = {
  const: () => ({ wind: [8, -6] as const, current: [0.2, 0.1] as const }),
  veer: (h: number) => {
    const from = ((45 + (180 * h) / 24) * Math.PI) / 180;
    const speed = 12 + 0.25 * h;
    return {
      wind: [-speed * Math.sin(from), -speed * Math.cos(from)] as const,
      current: [0.5 * Math.cos((2 * Math.PI * h) / 12.42), 0.3 * Math.sin((2 * Math.PI * h) / 12.42)] as const,
    };
  },
} as const;

/** Kilometres east and north of the start, by the table's own scale. */
const kilometres = (lon: number, lat: number): readonly [number, number] => [
  (lon - START[0]) * 111.32 * Math.cos((START[1] * Math.PI) / 180),
  (lat - START[1]) * 110.95,
];
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const deviation = (values: readonly number[]): number => Math.sqrt(mean(values.map((x) => (x - mean(values)) ** 2)));

function statistics(places: readonly (readonly [number, number])[]) {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [mx, my] = [mean(xs), mean(ys)];
  const far = places.map(([x, y]) => Math.hypot(x - mx, y - my)).sort((a, b) => a - b);
  const at = (share: number): number => far[Math.floor(share * far.length)] as number;
  return { mx, my, sx: deviation(xs), sy: deviation(ys), r50: at(0.5), r90: at(0.9) };
}

test('means within 0.07 of the spread and 50 m, spreads and radii within 6 %', () => {
  const rows = csv('drift/leeway_spread.csv') as Row[];
  const [place, spread] = [new Largest(), new Largest()];
  const keys = [...new Set(rows.map((row) => `${row['env']} ${row['object']}`))];
  for (const key of keys) {
    const [env, object] = key.split(' ') as [keyof typeof FORCING, LeewayObject];
    const stream = new Streams(1).get(key);
    const cloud = seedCloud(object, 4_000, START, 0, stream);
    for (let step = 0; step < 24 * 6; step += 1) {
      const { wind, current } = FORCING[env](step / 6);
      // The table's peer has positive crosswind to the left.
      driftOn(cloud, 600, 0.04, { wind: () => wind, current, land: () => false }, stream, -1);
      const row = rows.find((one) => `${one['env']} ${one['object']}` === key && one['hour'] === (step + 1) / 6);
      if (row === undefined) continue;
      const ours = statistics(Array.from(cloud.lon, (lon, i) => kilometres(lon, cloud.lat[i] as number)));
      const [x, y] = kilometres(number(row, 'mean_lon'), number(row, 'mean_lat'));
      const allowed = 0.07 * number(row, 'major_sd_km') + 0.05;
      place.add((ours.mx - x) / allowed);
      place.add((ours.my - y) / allowed);
      spread.add(ours.sx / number(row, 'std_x_km') - 1);
      spread.add(ours.sy / number(row, 'std_y_km') - 1);
      spread.add(ours.r50 / number(row, 'r50_km') - 1);
      spread.add(ours.r90 / number(row, 'r90_km') - 1);
    }
  }
  place.print('mean of the cloud', 'of what is allowed');
  spread.print('spread of the cloud', 'of the table’s');
  expect(place.count).toBe(2 * rows.length);
  expect(place.value).toBeLessThanOrEqual(1);
  expect(spread.value).toBeLessThanOrEqual(0.06);
});
