/**
 * A finer grid in a coarser one, both by the inertial scheme, each by steps of its own: after every step of the coarse grid the
 * fine one catches up with it. What crosses a face of the border is found once, at the fine grid's width and step, and is taken
 * from one grid and given to the other: no water is made or lost there, and a lake that lies across it stays at rest.
 *
 * Beyond the border the fine grid finds the coarse cell's level, sloped along the border as the coarse cells beside it lie, and
 * moving evenly from where it stood before the coarse step to where it stands after. The coarse grid finds a wall there, through
 * which comes what the fine grid lets through; the cells under the fine grid hold no water.
 */
import type { Basin } from './basin.ts';
import type { Berth } from './berth.ts';
import { along, type EdgeCell, emptyGhosts, FILM, flowsOf, inward } from './edges.ts';
import { face } from './inertial-64.ts';
import { type Layout, WALL } from './memory.ts';
import { type Around, type Drive, type Inner, type Opening, SIDES, type Side } from './scheme.ts';

const G = 9.81;
/** What of a coarse cell's water may cross in one fine step: all, less what rounding to 32 bits might add. */
const SAFE = 1 - 1 / 1_048_576;

/** A coarse cell at the border, and the fine cells on the other side of it. */
interface Reach {
  readonly side: Side;
  readonly i: number;
  readonly j: number;
  /** Its place in the coarse memory, and how far the next along the border is. */
  readonly at: number;
  readonly on: number;
  /** The place of the discharge of the face between it and the fine grid. */
  readonly gate: number;
  readonly cells: readonly EdgeCell[];
  /** Its depth before the coarse step, and how much that step changed it, m. */
  before: number;
  change: number;
  /** What has come over the border into the fine grid in this coarse step, m³. */
  crossed: number;
}

/** What stands before a fine face: ground and level, m. */
interface Ghost {
  z: number;
  eta: number;
}

export class Nest implements Around {
  readonly #coarse: Basin;
  readonly #fine: Basin;
  readonly #ratio: number;
  readonly #reaches: readonly Reach[];
  #from = 0;
  #to = 0;
  readonly #ghost: Ghost = { z: 0, eta: 0 };

  /** The fine grid must lie in the coarse one with a cell of that around it. */
  constructor(coarse: Basin, fine: Basin, berth: Berth) {
    this.#coarse = coarse;
    this.#fine = fine;
    this.#ratio = berth.ratio;
    this.#reaches = SIDES.flatMap((side) => reachesOf(coarse.memory, fine.memory, berth, side));
  }

  /** The fine grid as something in the coarse one, under its own drive. */
  inner(drive: Drive): Inner {
    const [coarse, fine] = [this.#coarse, this.#fine];
    return {
      take: () => fine.take({ ...drive, around: this }),
      ready: () => this.#ready(),
      follow: (seconds) => {
        this.#follow(coarse.memory, seconds);
        fine.go(seconds);
        this.#hand(coarse.memory, seconds - this.#from);
      },
      look: () => fine.look(),
    };
  }

  #ready(): void {
    const { h } = this.#coarse.memory;
    this.#from = this.#coarse.time;
    for (const reach of this.#reaches) {
      reach.before = h[reach.at] as number;
      reach.crossed = 0;
    }
  }

  #follow({ h }: Layout, to: number): void {
    this.#to = to;
    for (const reach of this.#reaches) reach.change = (h[reach.at] as number) - reach.before;
  }

  /** Gives the coarse grid the discharges of its border faces, which its next step reads as old ones. */
  #hand(memory: Layout, dt: number): void {
    const { dx } = this.#coarse.grid;
    for (const { side, gate, crossed } of this.#reaches)
      flowsOf(memory, side)[gate] = crossed === 0 ? 0 : (inward(side) * crossed) / (dt * dx);
  }

  deepest(): number {
    const [coarse, { z }] = [this.#coarse.memory, this.#fine.memory];
    let deepest = 0;
    for (const reach of this.#reaches) {
      if ((coarse.h[reach.at] as number) <= 0) continue;
      reach.cells.forEach(({ at }, k) => {
        const { z: ground, eta } = this.#before(coarse, reach, k, this.#fine.time);
        const sill = Math.max(ground, z[at] as number);
        if (eta - sill > deepest) deepest = eta - sill;
      });
    }
    return deepest;
  }

  open({ dx, dt, time, wet }: Opening): void {
    const { memory: coarse, grid } = this.#coarse;
    const push = (2 * G * dt) / (grid.dx + dx);
    for (const reach of this.#reaches) {
      let inflow = 0;
      for (let k = 0; k < reach.cells.length; k++) {
        const q = this.#discharge(coarse, reach, k, time + dt / 2, push, dt);
        const { i, j } = reach.cells[k] as EdgeCell;
        if ((coarse.h[reach.at] as number) > 0) wet(i, j);
        if (q > 0) inflow += q;
      }
      const has = (coarse.h[reach.at] as number) * grid.dx * grid.dx * SAFE;
      if (inflow * dt * dx > has) this.#limit(reach, has / (inflow * dt * dx));
    }
  }

  /** Puts down the discharge of a fine face for the step to come; tells it, m²/s into the fine grid. */
  #discharge(coarse: Layout, reach: Reach, k: number, time: number, push: number, dt: number): number {
    const fine = this.#fine.memory;
    const { side } = reach;
    const { at, outer, inner, slot } = reach.cells[k] as EdgeCell;
    const [ground, own] = [fine.z[at] as number, flowsOf(fine, side)[outer] as number];
    const friction = Math.max(fine.friction[at] as number, coarse.friction[reach.at] as number);
    let q = 0;
    if (friction >= 0 && ground < WALL && (coarse.z[reach.at] as number) < WALL) {
      const { z, eta } = this.#before(coarse, reach, k, time);
      const level = ground + (fine.h[at] as number);
      const hf = Math.max(level, eta) - Math.max(ground, z);
      const beside = own + (flowsOf(fine, side)[inner] as number);
      if (hf > FILM) {
        const cross = acrossOf(fine, side, at);
        q = face(hf, push * inward(side) * (level - eta), own, beside, cross, friction * dt);
      }
    }
    fine[side][slot] = q;
    // Where no water is looked at nothing else would take the old discharge away.
    if (q === 0) flowsOf(fine, side)[outer] = 0;
    return inward(side) * q;
  }

  /** All that would come in from a coarse cell, by a share. */
  #limit({ side, cells }: Reach, share: number): void {
    const slots = this.#fine.memory[side];
    for (const { slot } of cells) {
      const q = slots[slot] as number;
      if (inward(side) * q > 0) slots[slot] = q * share;
    }
  }

  cameIn(dt: number): number {
    const { dx } = this.#fine.grid;
    const { grid } = this.#coarse;
    let all = 0;
    emptyGhosts(this.#fine.memory);
    for (const reach of this.#reaches) {
      const came = inward(reach.side) * summed(this.#fine.memory, reach) * dt * dx;
      if (came === 0) continue;
      reach.crossed += came;
      all += came;
      this.#coarse.exchange(reach.i, reach.j, -came / (grid.dx * grid.dx));
    }
    return all;
  }

  /** Ground and level before the `k`th fine face of a reach at a time. */
  #before({ z, h }: Layout, { at, on, change }: Reach, k: number, time: number): Ghost {
    const ghost = this.#ghost;
    const whole = this.#to - this.#from;
    const left = whole > 0 ? Math.max(0, (this.#to - time) / whole) : 0;
    const depth = Math.max(0, (h[at] as number) - left * change);
    // Odd about the middle, so that a mirrored grid finds the mirrored slope to the last bit.
    const aside = (2 * k + 1 - this.#ratio) / (2 * this.#ratio);
    ghost.z = (z[at] as number) + aside * slopeOf(z, at, on);
    ghost.eta = (z[at] as number) + depth + aside * slopeOf(z, at, on, h);
    if (depth === 0 || ghost.eta < ghost.z) ghost.eta = ghost.z;
    return ghost;
  }
}

/** Of the ground, or of the level where depths are given: the smaller of its steps to the cells beside; none beside a wall. */
function slopeOf(z: Layout['z'], at: number, on: number, h?: Layout['h']): number {
  const [before, own, after] = [z[at - on] as number, z[at] as number, z[at + on] as number];
  if (before >= WALL || after >= WALL) return 0;
  const a = own - before + (h === undefined ? 0 : (h[at] as number) - (h[at - on] as number));
  const b = after - own + (h === undefined ? 0 : (h[at + on] as number) - (h[at] as number));
  if (a > 0) return b > 0 ? Math.min(a, b) : 0;
  return b < 0 ? Math.max(a, b) : 0;
}

/** The discharge along the border in a fine cell at it, m²/s: the mean of its two faces. */
function acrossOf({ qx, qy, stride }: Layout, side: Side, at: number): number {
  return side === 'west' || side === 'east'
    ? 0.5 * ((qy[at] as number) + (qy[at - stride] as number))
    : 0.5 * ((qx[at] as number) + (qx[at - 1] as number));
}

/** All that flows through the faces of a reach, m²/s: summed from both ends, so that a mirrored reach gives the same bits. */
function summed(fine: Layout, { side, cells }: Reach): number {
  const flows = flowsOf(fine, side);
  const of = (k: number): number => flows[(cells[k] as EdgeCell).outer] as number;
  let sum = 0;
  for (let k = 0; 2 * k < cells.length; k++) {
    const other = cells.length - 1 - k;
    sum += k === other ? of(k) : of(k) + of(other);
  }
  return sum;
}

function reachesOf(coarse: Layout, fine: Layout, { i, j, columns, rows, ratio }: Berth, side: Side): Reach[] {
  const upright = side === 'west' || side === 'east';
  const edge = [...along(fine, side)];
  return Array.from({ length: upright ? rows : columns }, (_, n): Reach => {
    const column = upright ? (side === 'west' ? i - 1 : i + columns) : i + n;
    const row = upright ? j + n : side === 'south' ? j - 1 : j + rows;
    const at = (row + 1) * coarse.stride + coarse.left + column;
    const before = upright ? at - 1 : at - coarse.stride;
    return {
      side,
      i: column,
      j: row,
      at,
      on: upright ? coarse.stride : 1,
      gate: side === 'west' || side === 'south' ? at : before,
      cells: edge.slice(n * ratio, (n + 1) * ratio),
      before: 0,
      change: 0,
      crossed: 0,
    };
  });
}
