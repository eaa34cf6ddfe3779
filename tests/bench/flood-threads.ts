/**
 * Two threads against one, by the clock on the wall: what a second processor brings. Both compute in turn, a round of each, and the
 * median of the rounds' ratios counts. Where other programs have the processors there is nothing to be had, and it must cost nothing.
 */
import { setTimeout } from 'node:timers/promises';
import { crewOf } from '../../src/cli/crew.ts';
import { helpOf, type Task } from '../../src/hazards/flood/crew.ts';
import { InertialFlood } from '../../src/hazards/flood/inertial.ts';
import { kernel32, kernel32By } from '../../src/hazards/flood/kernel.ts';
import type { Flood } from '../../src/hazards/flood/scheme.ts';
import { SweFlood, sweKernel32, sweKernel32By } from '../../src/hazards/flood/swe.ts';
import { FRONT, median, type Water, WET, waterOf } from './flood.ts';
import { type Row, times } from './measure.ts';

const ROUNDS = 9;
type Crew = ReturnType<typeof crewOf>;
interface Case {
  readonly what: string;
  readonly water: Water;
  readonly seconds: number;
  readonly goal?: number;
  one(water: Water): Flood;
  two(water: Water, crew: Crew): Flood;
}

const inertial = {
  one: ({ grid, depth }: Water): Flood => new InertialFlood(grid, depth, kernel32),
  two: ({ grid, depth }: Water, crew: Crew): Flood => new InertialFlood(grid, depth, kernel32By(crew)),
};
const swe = (order: 1 | 2) => ({
  one: ({ grid, depth }: Water): Flood => new SweFlood(grid, depth, order, sweKernel32(order)),
  two: ({ grid, depth }: Water, crew: Crew): Flood => new SweFlood(grid, depth, order, sweKernel32By(order, crew)),
});

export async function floodThreads(): Promise<Row[]> {
  const whole = waterOf(1024, WET);
  const cases: Case[] = [
    { what: 'inertial f32, all wet, 1024²', water: whole, seconds: 60, goal: 1.6, ...inertial },
    { what: 'inertial f32, a moving front, 1024²', water: waterOf(1024, FRONT), seconds: 120, ...inertial },
    { what: 'inertial f32, all wet, 512²', water: waterOf(512, WET), seconds: 180, ...inertial },
    { what: 'inertial f32, all wet, 256²', water: waterOf(256, WET), seconds: 600, ...inertial },
    { what: 'shallow water f32, first order, all wet, 1024²', water: whole, seconds: 30, ...swe(1) },
    { what: 'shallow water f32, second order, all wet, 1024²', water: whole, seconds: 10, ...swe(2) },
  ];
  const rows: Row[] = [];
  for (const one of cases) rows.push(await rowOf(one));
  return rows;
}

async function rowOf({ what, water, seconds, goal, one, two }: Case): Promise<Row> {
  const crew = crewOf(2);
  const tasks: Task[] = [];
  const joined = { ...crew, join: (task: Task) => crew.join(tasks[tasks.push(task) - 1] as Task) };
  const floods = [one(water), two(water, joined)];
  while (tasks.some((task) => helpOf(task).here === 0)) await setTimeout(10);
  const starts = floods.map((flood) => flood.save());
  const walls: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [k, flood] of floods.entries()) {
      flood.restore(starts[k] as (typeof starts)[0]);
      const before = performance.now();
      flood.advance(seconds, {});
      if (round > 0) walls[k as 0 | 1].push(performance.now() - before);
    }
  }
  crew.dismiss();
  const ratio = median(walls[0].map((wall, k) => wall / (walls[1][k] as number)));
  return {
    what: `two threads against one, wall time: ${what}`,
    value: times(ratio),
    ...(goal === undefined ? {} : { goal: `≥ ${goal} idle`, met: ratio >= goal }),
    note: `one ${median(walls[0]).toFixed(0)} ms, two ${median(walls[1]).toFixed(0)} ms, the quickest ${times(Math.min(...walls[0]) / Math.min(...walls[1]))}`,
  };
}
