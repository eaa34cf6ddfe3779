/** The flood cases A to F (README beside): their ground, their water, and what acts on them, for any scheme. */
import { readFileSync } from 'node:fs';
import { cos, exp, PI, pow, sin } from '../../../src/engine/math.ts';
import type { Drive, Flood, FloodGrid, Series } from '../../../src/hazards/flood/scheme.ts';
import { seriesAt } from '../../../src/hazards/flood/scheme.ts';

export interface Case {
  readonly grid: FloodGrid;
  readonly depth?: Float64Array;
  readonly drive: (seconds: number) => Drive;
}
/** Makes a scheme's flood of a case. */
export type Make = (grid: FloodGrid, depth?: Float64Array) => Flood;

type Fill = (x: number, y: number) => number;
const fill = (nx: number, ny: number, dx: number, of: Fill): Float64Array =>
  Float64Array.from({ length: nx * ny }, (_, cell) => of(((cell % nx) + 0.5) * dx, (Math.floor(cell / nx) + 0.5) * dx));
const gridOf = (nx: number, ny: number, dx: number, n: number, ground: Fill): FloodGrid => ({
  nx,
  ny,
  dx,
  ground: fill(nx, ny, dx, ground),
  manning: new Float64Array(nx * ny).fill(n),
});
const nothing = (): Drive => ({});
const square = (v: number): number => v * v;

/** A: a wave of known shape over a flat plane with friction (Hunter 2005). */
export function caseA(dx: number): Case {
  const depth = (t: number): number => (t > 0 ? pow((7 / 3) * square(0.03) * t, 3 / 7) : 0);
  const edges = { west: { depth } };
  return { grid: gridOf(5000 / dx, 4, dx, 0.03, () => 0), drive: () => ({ edges }) };
}
/** Its exact depth at x after t seconds. */
export const exactA = (x: number, t: number): number => pow((7 / 3) * square(0.03) * Math.max(t - x, 0), 3 / 7);

/** B: a dam break without friction over a dry bed (right 0) or a wet one (right 0.5 m). */
export function caseB(right: number): Case {
  const [nx, ny, dx] = [400, 4, 5];
  return {
    grid: gridOf(nx, ny, dx, 0, () => 0),
    depth: fill(nx, ny, dx, (x) => (x < 1000 ? 2 : right)),
    drive: nothing,
  };
}

const island: Fill = (x, y) =>
  2 * exp(-(square(x - 400) + square(y - 500)) / (2 * square(120))) +
  0.3 * sin((2 * PI * x) / 250) * cos((2 * PI * y) / 200) +
  0.3;
/** C1: a lake at rest around an island; C2: with a heap of water that sloshes. */
export function caseC(heap: boolean): Case {
  const grid = gridOf(100, 100, 10, 0.03, island);
  const level: Fill = (x, y) => (heap && square(x - 750) + square(y - 750) < square(150) ? 2 : 1);
  const depth = fill(100, 100, 10, (x, y) => level(x, y)).map((eta, cell) =>
    Math.max(eta - (grid.ground[cell] as number), 0),
  );
  return { grid, depth, drive: nothing };
}

/** At each point of C2 the first swell that passes it after the beginning, by LISFLOOD FV1. */
export function swellsOfC2(): { t: number; x: number; y: number; h: number }[] {
  const rows = table('C2_slosh_points.csv');
  return [...new Set(rows.map(({ point }) => point))].flatMap((id) => {
    const series = rows.filter(({ point }) => point === id);
    const h = (k: number): number => series[k]?.['h_lf_fv1'] ?? Number.NaN;
    const peak = series.findIndex((_, k) => k > 0 && h(k) > h(k - 1) && h(k) >= h(k + 1));
    const { t_s: t = 0, x = 0, y = 0 } = series[peak] ?? {};
    return peak < 0 ? [] : [{ t, x, y, h: h(peak) }];
  });
}

/** The least depth of any cell as it is kept, m, and the least with what rounding keeps back of it. */
export function leastDepths(flood: Flood): { kept: number; whole: number } {
  const { h = new Float64Array(), carry = h } = flood.save().arrays;
  let [kept, whole] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let at = 0; at < h.length; at++) {
    const depth = h[at] as number;
    // Not a comparison, so that what is no number shows too.
    kept = Math.min(kept, depth);
    whole = Math.min(whole, depth + (carry[at] as number));
  }
  return { kept, whole };
}

/** D: depressions that fill one after the other from a corner. */
export function caseD(): Case {
  const ground: Fill = (x, y) =>
    y / 1500 + (2000 - x) / 3000 - 0.8 * square(sin((PI * x) / 500)) * square(sin((PI * y) / 500));
  const inflow: Series = [
    [0, 0],
    [600, 20],
    [3600, 20],
    [5100, 0],
  ];
  const cells = [95, 96, 97, 98, 99].map((j) => j * 100);
  const sources = [{ cells, q: (t: number) => seriesAt(inflow, t) }];
  return { grid: gridOf(100, 100, 20, 0.03, ground), drive: () => ({ sources }) };
}

/** E1: rain on a plane that runs into a pit. */
export function caseE1(): Case {
  const ground: Fill = (x) => (x < 200 ? 0.01 * (200 - x) + 1 : -1);
  return { grid: gridOf(60, 4, 5, 0.05, ground), drive: (t) => ({ rain: t < 3600 ? 1e-5 : 0 }) };
}

/** E2: rain on a valley that runs into a pit. */
export function caseE2(): Case {
  const ground: Fill = (x, y) => (y >= 200 ? 0.02 * Math.abs(x - 500) + 0.005 * (y - 200) + 0.5 : -3);
  return { grid: gridOf(100, 100, 10, 0.05, ground), drive: (t) => ({ rain: t < 3600 ? 0.05 / 3600 : 0 }) };
}

/** The water in the pit of E2 at its times from 2400 s on, m³, and between what the peers would have it, with 3 %. */
export function pitsOfE2(flood: Flood): { t: number; pit: number; least: number; most: number }[] {
  const { drive } = caseE2();
  const times = table('E2_valley_pit.csv').filter(({ t_s: t = 0 }) => t >= 2400 && t % 1200 === 0);
  return times.map(({ t_s: t = 0, Vpit_sfincs0 = 0, Vpit_lf_acc = 0 }) => {
    run(flood, drive, [t], () => undefined);
    let pit = 0;
    for (let cell = 0; cell < 2000; cell++) pit += flood.depth(cell) * 100;
    return { t, pit, least: 0.97 * Vpit_sfincs0, most: 1.03 * Vpit_lf_acc };
  });
}

/** F: a breach onto a flat plain. */
export function caseF(): Case {
  const inflow: Series = [
    [0, 0],
    [3600, 20],
    [14400, 20],
    [18000, 0],
  ];
  const sources = [{ cells: [99 * 100, 100 * 100], q: (t: number) => seriesAt(inflow, t) }];
  return { grid: gridOf(100, 200, 10, 0.05, () => 0), drive: () => ({ sources }) };
}

/** Runs a case to each of the times and tells of the flood there. */
export function run<T>(flood: Flood, drive: Case['drive'], times: readonly number[], look: (flood: Flood) => T): T[] {
  return times.map((time) => {
    // A drive is made for a stretch of it; all here change at whole minutes at most.
    while (flood.time < time) flood.advance(Math.min(time, flood.time + 60), drive(flood.time));
    return look(flood);
  });
}

export const cellAt = ({ nx, dx }: FloodGrid, x: number, y: number): number =>
  Math.floor(x / dx) + nx * Math.floor(y / dx);

/** A table of this folder: numbers by column. */
export function table(name: string): Record<string, number>[] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', Number(cell)])));
}
