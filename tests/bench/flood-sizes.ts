/** Time grows as cells do: the same water over 128² to 1,024² cells, all wet, with so many steps of each that a round updates about as many cells. */
import { InertialFlood } from '../../src/hazards/flood/inertial.ts';
import { kernel32 } from '../../src/hazards/flood/kernel.ts';
import { median, WET, waterOf } from './flood.ts';
import { cpuSeconds, type Row, times } from './measure.ts';

const SIZES = [128, 256, 512, 1024];
const ROUNDS = 7;
/** Of the largest grid, s. */
const SECONDS = 30;
/** Half as much again as a cell of the smallest grid takes is for memory that is further away. */
const MOST = 1.5;

export function floodSizes(): Row[] {
  const grids = SIZES.map((size) => {
    const { grid, depth } = waterOf(size, WET);
    const flood = new InertialFlood(grid, depth, kernel32);
    return { size, flood, start: flood.save(), seconds: SECONDS * (1024 / size) ** 2 };
  });
  const found = SIZES.map(() => [] as number[]);
  // The first round makes the engine's code.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [k, { size, flood, start, seconds }] of grids.entries()) {
      flood.restore(start);
      const before = cpuSeconds();
      flood.advance(seconds, {});
      if (round > 0) found[k]?.push((cpuSeconds() - before) / (flood.steps * size * size));
    }
  }
  const each = found.map(median);
  const ratio = (each.at(-1) ?? Number.NaN) / (each[0] ?? Number.NaN);
  return [
    {
      what: 'inertial f32, all wet: a cell of 1024² against one of 128²',
      value: times(ratio),
      goal: `≤ ${MOST}`,
      met: ratio <= MOST,
      note: SIZES.map((size, k) => `${size}²: ${(1e9 * (each[k] ?? Number.NaN)).toFixed(1)} ns`).join(', '),
    },
  ];
}
