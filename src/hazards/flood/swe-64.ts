/**
 * The step of the full shallow water equations in 64 bits: of first order in space and time, or of second (MUSCL; Heun's two
 * stages, the mean of two Euler steps and so as stable as one: Shu & Osher 1988).
 */
import { along } from './edges.ts';
import { type Edges, type Layout, type Step, WALL } from './memory.ts';
import { type Faces, newFaces, type Reconstruct, wallUp } from './muscl.ts';
import { cross, FILM, type Flux, type Water } from './riemann.ts';
import { inverseCubeRoot } from './root.ts';
import { SIDES } from './scheme.ts';
import { TILE } from './tiles.ts';

const G = 9.81;
/** Instead of a depth at an edge: it is closed. */
const CLOSED = -1;

/** Depth and discharge in the middle of cells, or their changes. */
interface Field {
  readonly h: Float64Array;
  readonly qx: Float64Array;
  readonly qy: Float64Array;
}
type Span = (from: number, to: number) => void;
type Memory = Layout<Float64Array>;

/** Water of the edge's depth or level stands beyond an open one, as fast as the water within. */
export const sweEdges = (cameIn: () => number): Edges => ({
  close(layout) {
    for (const side of SIDES) layout[side].fill(CLOSED);
  },
  open(layout, edges, { time, wet }) {
    for (const side of SIDES) {
      const edge = edges[side];
      if (edge === undefined) continue;
      for (const { i, j, at, slot } of along(layout, side)) {
        const depth = edge.depth(time, layout.z[at] as number);
        layout[side][slot] = depth;
        if (depth > 0) wet(i, j);
      }
    }
  },
  cameIn,
});

/** `reconstruct` finds the water at faces from that in cells: of first order, or of second. */
export function sweStep(layout: Memory, order: 1 | 2, reconstruct: Reconstruct): Step & { cameIn(): number } {
  const { h, qx, qy, stride, rain, sink, soil, carry } = layout;
  const field = (): Field => ({
    h: new Float64Array(h.length),
    qx: new Float64Array(h.length),
    qy: new Float64Array(h.length),
  });
  const now: Field = { h, qx, qy };
  const rates = new Rates(layout, reconstruct);
  const first = field();
  const [half, second] = order === 2 ? [field(), field()] : [now, first];
  let [taken, soaked, came] = [0, 0, 0];

  /** Where an Euler step leads. */
  const predict = (dt: number, base: number, from: number, to: number): void => {
    for (let at = base + from; at < base + to; at++) {
      const depth = (h[at] as number) + (first.h[at] as number);
      half.h[at] = depth > 0 ? depth : 0;
      brake(
        layout,
        half,
        at,
        depth,
        (qx[at] as number) + (first.qx[at] as number),
        (qy[at] as number) + (first.qy[at] as number),
        dt,
      );
    }
  };
  /** New depths by what flowed, falls and soaks in. */
  const settle = (dt: number, sinks: boolean, base: number, from: number, to: number): void => {
    for (let at = base + from; at < base + to; at++) {
      const before = h[at] as number;
      let whole = order === 1 ? (first.h[at] as number) : 0.5 * ((first.h[at] as number) + (second.h[at] as number));
      whole += (rain[at] as number) * dt;
      if (sinks) {
        const stands = before + whole;
        const asked = (sink[at] as number) * dt;
        const gone = stands > 0 ? (stands < asked ? stands : asked) : 0;
        whole -= gone;
        taken += gone;
        soaked += gone * (soil[at] as number);
      }
      whole += carry[at] as number;
      const after = before + whole > 0 ? before + whole : 0;
      carry[at] = whole - (after - before);
      h[at] = after;
    }
  };
  /** New discharges; over two stages the mean of the old ones and where the second Euler step leads. */
  const drive = (dt: number, base: number, from: number, to: number): void => {
    for (let at = base + from; at < base + to; at++) {
      const after = h[at] as number;
      const x = qx[at] as number;
      const y = qy[at] as number;
      if (order === 1) {
        brake(layout, now, at, after, x + (first.qx[at] as number), y + (first.qy[at] as number), dt);
        continue;
      }
      const depth = (half.h[at] as number) + (second.h[at] as number);
      brake(
        layout,
        now,
        at,
        depth,
        (half.qx[at] as number) + (second.qx[at] as number),
        (half.qy[at] as number) + (second.qy[at] as number),
        dt,
      );
      const flows = after > FILM && (layout.friction[at] as number) >= 0;
      qx[at] = flows ? 0.5 * (x + (qx[at] as number)) : 0;
      qy[at] = flows ? 0.5 * (y + (qy[at] as number)) : 0;
    }
  };
  const rows = (visit: (base: number, from: number, to: number, j: number) => void): void => {
    for (let j = 1; j <= layout.ny; j++) spanned(layout, j, (from, to) => visit(j * stride + layout.left, from, to, j));
  };

  const step = (dt: number, dtdx: number, _gdt: number, _rains: boolean, sinks: boolean): void => {
    [taken, soaked] = [0, 0];
    came = rates.of(now, first, dtdx);
    if (order === 2) {
      rows((base, from, to) => predict(dt, base, from, to));
      came = 0.5 * (came + rates.of(half, second, dtdx));
    }
    rows((base, from, to, j) => {
      settle(dt, sinks, base, from, to);
      drive(dt, base, from, to);
      fastest(layout, base, from, to, j);
    });
  };
  return { step, taken: () => taken, soaked: () => soaked, cameIn: () => came };
}

function spanned({ spans, across }: Memory, j: number, visit: Span): void {
  const base = (((j - 1) / TILE.rows) | 0) * (2 * across + 1);
  for (let s = 0; s < (spans[base] as number); s++)
    visit(spans[base + 1 + 2 * s] as number, spans[base + 2 + 2 * s] as number);
}

/** Discharge after friction, which is implicit: q' (1 + k|q'|) = q, so that it stops water and never turns it. */
function brake({ friction }: Memory, into: Field, at: number, depth: number, x: number, y: number, dt: number): void {
  const n2 = friction[at] as number;
  if (!(depth > FILM && n2 >= 0)) {
    into.qx[at] = into.qy[at] = 0;
    return;
  }
  const k = (dt * n2 * inverseCubeRoot(depth)) / (depth * depth);
  const share = 2 / (1 + Math.sqrt(1 + 4 * k * Math.sqrt(x * x + y * y)));
  into.qx[at] = x * share;
  into.qy[at] = y * share;
}

/** Notes by tile the depth whose waves would be as fast as the fastest there, which bounds the next step. */
function fastest(layout: Memory, base: number, from: number, to: number, j: number): void {
  const { h, qx, qy, friction, deepest, across } = layout;
  const tiles = (((j - 1) / TILE.rows) | 0) * across;
  for (let i = from; i < to; i++) {
    const at = base + i;
    const depth = h[at] as number;
    if (depth <= 0 || (friction[at] as number) < 0) continue;
    const x = Math.abs(qx[at] as number);
    const y = Math.abs(qy[at] as number);
    const speed = Math.sqrt(G * depth) + (depth > FILM ? (x > y ? x : y) / depth : 0);
    const tile = tiles + ((i / TILE.columns) | 0);
    if (speed * speed > G * (deepest[tile] as number)) deepest[tile] = (speed * speed) / G;
  }
}

/** How water and its momentum change by what crosses the faces. */
class Rates {
  readonly #layout: Memory;
  readonly #reconstruct: Reconstruct;
  readonly #u: Float64Array;
  readonly #v: Float64Array;
  /** Of the row worked on: faces to the east and west; to the north and south, and those of the row beyond. */
  readonly #x: Faces;
  #y: Faces;
  #beyond: Faces;
  readonly #east: Flux;
  #north: Flux;
  #south: Flux;

  constructor(layout: Memory, reconstruct: Reconstruct) {
    const { stride, h } = layout;
    this.#layout = layout;
    this.#reconstruct = reconstruct;
    [this.#u, this.#v] = [new Float64Array(h.length), new Float64Array(h.length)];
    [this.#x, this.#y, this.#beyond] = [newFaces(stride), newFaces(stride), newFaces(stride)];
    [this.#east, this.#north, this.#south] = [newFlux(stride), newFlux(stride), newFlux(stride)];
  }

  /** Puts the changes of `field` in a step into `into`; returns what came in through the edges, m²/s. */
  of(field: Field, into: Field, dtdx: number): number {
    const { nx, ny, left } = this.#layout;
    this.#speeds(field);
    let came = 0;
    this.#northward(field, 0);
    for (let j = 0; j <= ny; j++) {
      [this.#y, this.#beyond] = [this.#beyond, this.#y];
      [this.#south, this.#north] = [this.#north, this.#south];
      this.#northward(field, j + 1);
      if (j === 0) ghosts(this.#y.after, this.#beyond.before, this.#layout.south);
      if (j === ny) ghosts(this.#beyond.before, this.#y.after, this.#layout.north);
      this.#north.water.fill(0);
      cross(this.#y.after, this.#beyond.before, 0, this.#north, left, left + nx);
      if (j === 0) came += through(this.#north, this.#layout.south);
      if (j === ny) came -= through(this.#north, this.#layout.north);
      if (j > 0) came += this.#row(field, into, j, dtdx);
    }
    return came;
  }

  #speeds({ h, qx, qy }: Field): void {
    const { ny, stride, left, friction } = this.#layout;
    const [u, v] = [this.#u, this.#v];
    for (let j = 1; j <= ny; j++) {
      spanned(this.#layout, j, (from, to) => {
        for (let at = j * stride + left + from; at < j * stride + left + to; at++) {
          const depth = h[at] as number;
          const flows = depth > FILM && (friction[at] as number) >= 0;
          u[at] = flows ? (qx[at] as number) / depth : 0;
          v[at] = flows ? (qy[at] as number) / depth : 0;
        }
      });
    }
  }

  /** Readies the row beyond the one worked on. */
  #northward({ h }: Field, j: number): void {
    const { ny, z, stride, left } = this.#layout;
    wallUp(this.#beyond);
    if (j < 1 || j > ny) return;
    const middles = { z, h, through: this.#v, along: this.#u };
    spanned(this.#layout, j, (from, to) =>
      this.#reconstruct(this.#beyond, middles, j * stride, left + from, left + to, stride),
    );
  }

  #row({ h }: Field, into: Field, j: number, dtdx: number): number {
    const { nx, z, stride, left, west, east } = this.#layout;
    const x = this.#x;
    wallUp(x);
    const middles = { z, h, through: this.#u, along: this.#v };
    spanned(this.#layout, j, (from, to) => this.#reconstruct(x, middles, j * stride, left + from, left + to, 1));
    const [first, last] = [left - 1, left + nx];
    const [before, beyond] = [west[j - 1] as number, east[j - 1] as number];
    ghost(x.after, first, x.before, left, before);
    ghost(x.before, last, x.after, last - 1, beyond);
    cross(x.after, x.before, 1, this.#east, first, last);
    spanned(this.#layout, j, (from, to) => this.#gather(into, j, left + from, left + to, dtdx));
    const { water } = this.#east;
    return (before >= 0 ? (water[first] as number) : 0) - (beyond >= 0 ? (water[last - 1] as number) : 0);
  }

  #gather(into: Field, j: number, from: number, to: number, dtdx: number): void {
    const base = j * this.#layout.stride;
    const { water: eWater, here: eHere, there: eThere, along: eAlong } = this.#east;
    const { water: nWater, here: nHere, along: nAlong } = this.#north;
    const { water: sWater, there: sThere, along: sAlong } = this.#south;
    const { h, qx, qy } = into;
    const x = this.#x;
    const y = this.#y;
    for (let own = from; own < to; own++) {
      const at = base + own;
      const west = own - 1;
      h[at] =
        ((eWater[west] as number) - (eWater[own] as number) + ((sWater[own] as number) - (nWater[own] as number))) *
        dtdx;
      qx[at] =
        ((eThere[west] as number) -
          (eHere[own] as number) +
          thrust(x, own) +
          ((sAlong[own] as number) - (nAlong[own] as number))) *
        dtdx;
      qy[at] =
        ((eAlong[west] as number) -
          (eAlong[own] as number) +
          ((sThere[own] as number) - (nHere[own] as number) + thrust(y, own))) *
        dtdx;
    }
  }
}

const newFlux = (length: number): Flux => ({
  water: new Float64Array(length),
  here: new Float64Array(length),
  there: new Float64Array(length),
  along: new Float64Array(length),
});

/** The thrust of the slope of the ground within a cell, between the waters at its two faces; none where it is level. */
const thrust = ({ before, after }: Faces, own: number): number =>
  0.5 *
  G *
  ((before.h[own] as number) + (after.h[own] as number)) *
  ((before.z[own] as number) - (after.z[own] as number));

/** Water beyond an open edge. */
function ghost(into: Water, at: number, inner: Water, own: number, depth: number): void {
  if (depth < 0 || (inner.z[own] as number) >= WALL) return;
  into.z[at] = inner.z[own] as number;
  into.h[at] = depth;
  into.through[at] = inner.through[own] as number;
  into.along[at] = inner.along[own] as number;
}
function ghosts(into: Water, inner: Water, depths: Float64Array): void {
  for (let own = 0; own < depths.length; own++) ghost(into, own, inner, own, depths[own] as number);
}
/** What crosses the open ones of a row of outer faces. */
function through({ water }: Flux, depths: Float64Array): number {
  let sum = 0;
  for (let own = 0; own < depths.length; own++) if ((depths[own] as number) >= 0) sum += water[own] as number;
  return sum;
}
