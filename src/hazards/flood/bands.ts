/**
 * A step that several threads do together: the grid is cut into bands of rows, each of whole rows of tiles, with about as much
 * to do as there is for a thread. What two bands need of each other's rows from before the step is put into the rim between
 * them first, so that no band waits for another. Which bands there are, and who did them, changes no bit: what is taken is added up
 * span by span in the order of the rows, and of depths only the largest counts.
 */
import { type Crew, Hand, MOST_BANDS, newControl, type Task, type Work } from './crew.ts';
import { type Layout, type Step, widthOf } from './memory.ts';
import { Pace } from './pace.ts';
import { TILE } from './tiles.ts';
import { type Band, instanceOver, type Shared, type WasmModule } from './wasm.ts';

/** What a scheme needs of the memory: rows for the layout, of which so many a thread has for itself; and rows of a rim. */
export interface Rows {
  readonly work: number;
  readonly own: number;
  readonly rim: number;
}
/** The stages of a step. */
type Stages = Step & Pick<Shared, 'layout'> & { readonly first: (dt: number, dtdx: number) => void };
type Cut = readonly (readonly [first: number, last: number])[];
type Room = ReturnType<typeof roomFor>;

/** Numbers of 64 bits for a span's sums, bytes. */
const SUM = 16;
/** What a row of tiles costs even where nothing of it is looked at, in columns. */
const IDLE = 4;
/** The smallest band is one of so many for each thread. */
const LEAST = 12;

/** The step over a memory of its own, done with a crew; none where threads cannot share a memory. */
export function crewedStep(module: WasmModule, nx: number, ny: number, rows: Rows, crew: Crew): Stages | undefined {
  const room = roomFor(nx, ny, rows, crew.hands);
  const shared = module.shared(nx, ny, rows.work, room.bytes);
  if (shared === undefined) return undefined;
  const { layout, beyond } = shared;
  const control = newControl();
  for (let k = 1; k < crew.hands; k++) {
    const work = beyond + room.work + (k - 1) * room.each;
    crew.join({ module: shared.module, memory: shared.memory, nx, ny, work, control });
  }
  const go = goingBy(shared, room, new Hand(control, bandsOf(shared.exports)), crew);
  const sums = new Float64Array(layout.z.buffer, beyond + room.sums, (room.work - room.sums) / 8);
  let [taken, soaked] = [0, 0];
  return {
    layout,
    first: (dt, dtdx) => go({ stage: 1, dt, dtdx, gdt: 0, rains: false, sinks: false }),
    step(dt, dtdx, gdt, rains, sinks) {
      go({ stage: 0, dt, dtdx, gdt, rains, sinks });
      [taken, soaked] = sinks ? addedUp(layout, sums) : [0, 0];
    },
    taken: () => taken,
    soaked: () => soaked,
  };
}

/** Does a stage, by one band or by several. */
function goingBy({ layout, exports, beyond }: Shared, room: Room, hand: Hand, { hands, now }: Crew) {
  const [rims, sums] = [beyond + room.rims, beyond + room.sums];
  const rim = (k: number): number => rims + k * room.rim;
  const whole = bandsOf(exports);
  const pace = now === undefined ? undefined : new Pace(now);
  return (what: Omit<Work, 'bands' | 'sums'>): void => {
    const { stage, dt, dtdx, gdt, rains, sinks } = what;
    const alone = () => whole[stage]?.(1, layout.ny, 0, 0, sums, dt, dtdx, gdt, rains, sinks);
    const costs = costsOf(layout);
    const together = (): void => {
      const cut = cutOf(layout, costs, hands);
      for (let k = 1; k < cut.length; k++) exports.border?.((cut[k] as Cut[0])[0] - 1, rim(k), dt, dtdx, gdt);
      const bands = cut.map(([first, last], k): Work['bands'][0] => [
        first,
        last,
        k === 0 ? 0 : rim(k),
        k === cut.length - 1 ? 0 : rim(k + 1),
      ]);
      hand.lead({ ...what, bands, sums });
    };
    if (!hand.helped) alone();
    else if (pace === undefined) together();
    else pace.step(sum(costs), alone, together);
  };
}

/** What a thread of the crew does, for good. */
export function help({ module, memory, nx, ny, work, control }: Task): never {
  const exports = instanceOver(module, memory, nx, ny);
  exports.workIn?.(work);
  return new Hand(control, bandsOf(exports)).follow();
}

function bandsOf({ band, firstBand }: Shared['exports']): Band[] {
  if (band === undefined) throw new Error('the module knows no bands');
  return firstBand === undefined ? [band] : [band, firstBand];
}

/** What lies beyond the layout, in bytes from there: rims, sums, and rows of each further thread. */
function roomFor(nx: number, ny: number, { own, rim: rimRows }: Rows, hands: number) {
  const { stride, across } = widthOf(nx);
  const [rim, each] = [4 * rimRows * stride, 4 * own * stride];
  const sums = Math.min(MOST_BANDS, Math.ceil(ny / TILE.rows)) * rim;
  const work = sums + SUM * ny * across;
  return { rims: 0, rim, sums, work, each, bytes: work + (hands - 1) * each };
}

/**
 * Bands from the south to the north: each a part of what is left, so that the last ones are small and nobody waits long for whoever
 * has one of them.
 */
function cutOf({ ny }: Layout, costs: readonly number[], hands: number): Cut {
  const whole = sum(costs);
  const cut: [number, number][] = [];
  let left = whole;
  for (let first = 0; first < costs.length; ) {
    const aim = Math.max(left / (2 * hands), whole / (LEAST * hands));
    let [last, cost] = [first, costs[first] as number];
    const fits = (): boolean => cut.length === MOST_BANDS - 1 || cost + (costs[last + 1] as number) <= aim;
    while (last + 1 < costs.length && fits()) cost += costs[++last] as number;
    cut.push([first * TILE.rows + 1, Math.min(ny, (last + 1) * TILE.rows)]);
    left -= cost;
    first = last + 1;
  }
  return cut;
}

/** Columns that are looked at, by row of tiles. */
const costsOf = ({ ny, spans, across }: Layout): number[] =>
  Array.from({ length: Math.ceil(ny / TILE.rows) }, (_, tile) => {
    const base = tile * (2 * across + 1);
    let cost = IDLE;
    for (let s = 0; s < (spans[base] as number); s++)
      cost += (spans[base + 2 + 2 * s] as number) - (spans[base + 1 + 2 * s] as number);
    return cost;
  });
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** What all spans have lost, in the order in which one thread would have added it up. */
function addedUp({ ny, spans, across }: Layout, sums: Float64Array): [taken: number, soaked: number] {
  let [taken, soaked] = [0, 0];
  for (let j = 0; j < ny; j++) {
    const count = spans[((j / TILE.rows) | 0) * (2 * across + 1)] as number;
    for (let s = 0; s < count; s++) {
      taken += sums[2 * (j * across + s)] as number;
      soaked += sums[2 * (j * across + s) + 1] as number;
    }
  }
  return [taken, soaked];
}
