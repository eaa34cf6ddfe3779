// AssemblyScript, built by `npm run wasm` into `src/hazards/flood/inertial-wasm.ts`. The same step as `inertial-twin.ts` there,
// four cells at a time, with the same operations in the same order, so that both give equal bits. No relaxed SIMD: its results
// differ by machine.

import {
  LEFT,
  TILE_COLUMNS,
  TILE_ROWS,
  nx,
  ny,
  stride,
  across,
  row,
  Z,
  H,
  QX,
  QY,
  CARRY,
  FRICTION,
  RAIN,
  SINK,
  SOIL,
  ROWS,
  WEST,
  EAST,
  SOUTH,
  NORTH,
  DEEPEST,
  layOut,
  beginSums,
  lose,
  spanFrom,
  spanTo,
  spansOf,
  upper,
  root,
} from './grid.as';
export { soakedSum, takenSum, workIn } from './grid.as';

const G: f32 = 9.81;
const FILM: f32 = 1e-6;

export function init(columns: i32, rows: i32, base: usize): void {
  layOut(columns, rows, base, 6);
}

// @ts-ignore: decorator
@inline
function face(hf: v128, slope: v128, q: v128, beside: v128, cross: v128, n2: v128, dt: v128, gdt: v128): v128 {
  const zero = f32x4.splat(0);
  const valid = v128.and(f32x4.gt(hf, f32x4.splat(FILM)), f32x4.ge(n2, zero));
  if (!v128.any_true(valid)) return zero;
  const norm = f32x4.sqrt(f32x4.add(f32x4.mul(q, q), f32x4.mul(cross, cross)));
  const mean = f32x4.add(f32x4.mul(f32x4.splat(0.9), q), f32x4.mul(f32x4.splat(0.05), beside));
  const square = f32x4.mul(hf, hf);
  const top = f32x4.mul(f32x4.sub(mean, f32x4.mul(f32x4.mul(gdt, hf), slope)), square);
  const bottom = f32x4.add(square, f32x4.mul(f32x4.mul(f32x4.mul(n2, dt), norm), root(hf)));
  const most = f32x4.mul(hf, f32x4.sqrt(f32x4.mul(f32x4.splat(G), hf)));
  const capped = f32x4.pmin(f32x4.pmax(f32x4.div(top, bottom), f32x4.neg(most)), most);
  return v128.and(capped, valid);
}

/** `ySouth`: discharges to the north of the row to the south, as rows of the grid lie. */
function fluxes(j: i32, from: i32, to: i32, nX: usize, nY: usize, ySouth: usize, dt32: f32, gdt32: f32): void {
  const quarter = f32x4.splat(0.25);
  const dt = f32x4.splat(dt32);
  const gdt = f32x4.splat(gdt32);
  const up = <usize>stride << 2;
  const first = <usize>(j * stride + LEFT + from) << 2;
  const end = first + (<usize>(to - from) << 2);
  const zs = Z;
  const hs = H;
  const xs = QX;
  const ys = QY;
  const frictions = FRICTION;
  const zNorth = zs + up;
  const hNorth = hs + up;
  const xNorth = xs + up;
  const yNorth = ys + up;
  const fNorth = frictions + up;
  const eastward = nX - (<usize>(j * stride) << 2);
  const northward = nY - (<usize>(j * stride) << 2);
  for (let at = first; at < end; at += 16) {
    const z0 = v128.load(zs + at);
    const h0 = v128.load(hs + at);
    const f0 = v128.load(frictions + at);
    const qx0 = v128.load(xs + at);
    const qxE = v128.load(xs + at, 4);
    const qxW = v128.load(xs + at - 4);
    const qy0 = v128.load(ys + at);
    const qyS = v128.load(ySouth + at);
    {
      const z1 = v128.load(zs + at, 4);
      const sill = f32x4.pmax(z0, z1);
      const e0 = f32x4.add(h0, f32x4.sub(z0, sill));
      const e1 = f32x4.add(v128.load(hs + at, 4), f32x4.sub(z1, sill));
      const hf = f32x4.pmax(e0, e1);
      const cross = f32x4.mul(
        f32x4.add(f32x4.add(qy0, v128.load(ys + at, 4)), f32x4.add(qyS, v128.load(ySouth + at, 4))),
        quarter,
      );
      const n2 = f32x4.pmax(f0, v128.load(frictions + at, 4));
      v128.store(eastward + at, face(hf, f32x4.sub(e1, e0), qx0, f32x4.add(qxW, qxE), cross, n2, dt, gdt));
    }
    {
      const z1 = v128.load(zNorth + at);
      const sill = f32x4.pmax(z0, z1);
      const e0 = f32x4.add(h0, f32x4.sub(z0, sill));
      const e1 = f32x4.add(v128.load(hNorth + at), f32x4.sub(z1, sill));
      const hf = f32x4.pmax(e0, e1);
      const cross = f32x4.mul(
        f32x4.add(f32x4.add(qx0, qxW), f32x4.add(v128.load(xNorth + at), v128.load(xNorth + at - 4))),
        quarter,
      );
      const n2 = f32x4.pmax(f0, v128.load(fNorth + at));
      const beside = f32x4.add(qyS, v128.load(yNorth + at));
      v128.store(northward + at, face(hf, f32x4.sub(e1, e0), qy0, beside, cross, n2, dt, gdt));
    }
  }
}

/** What share each cell has of what would leave it; tells whether it is less than all anywhere. */
function shares(j: i32, from: i32, to: i32, nX: usize, nY: usize, south: usize, share: usize, dtdx32: f32): bool {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const dtdx = f32x4.splat(dtdx32);
  const safe = f32x4.splat(0.9999995);
  let at = <usize>(j * stride + LEFT + from) << 2;
  let own = <usize>(LEFT + from) << 2;
  let limits = zero;
  store<f32>(share + own - 4, 1);
  for (let i = from; i < to; i += 4) {
    const east = v128.load(nX + own);
    const west = v128.load(nX + own - 4);
    const north = v128.load(nY + own);
    const below = v128.load(south + own);
    const out = f32x4.mul(
      f32x4.add(
        f32x4.add(f32x4.pmax(zero, east), f32x4.pmax(zero, f32x4.neg(west))),
        f32x4.add(f32x4.pmax(zero, north), f32x4.pmax(zero, f32x4.neg(below))),
      ),
      dtdx,
    );
    const has = v128.load(H + at);
    const more = f32x4.gt(out, has);
    limits = v128.or(limits, more);
    v128.store(share + own, v128.bitselect(f32x4.mul(f32x4.div(has, out), safe), one, more));
    at += 16;
    own += 16;
  }
  // The ghosts that share the last vector, and the cell after it, give all that is asked.
  v128.store(share + (<usize>(LEFT + to) << 2), one);
  return v128.any_true(limits);
}

// @ts-ignore: decorator
@inline
function limited(q: v128, own: v128, other: v128): v128 {
  return f32x4.mul(q, v128.bitselect(own, other, f32x4.gt(q, f32x4.splat(0))));
}

function depths(
  j: i32,
  from: i32,
  to: i32,
  nX: usize,
  nY: usize,
  share: usize,
  above: usize,
  ySouth: usize,
  sums: usize,
  limits: bool,
  dt32: f32,
  dtdx32: f32,
  rains: bool,
  sinks: bool,
): void {
  const zero = f32x4.splat(0);
  const dt = f32x4.splat(dt32);
  const dtdx = f32x4.splat(dtdx32);
  const at = <usize>(j * stride) << 2;
  const hs = H + at;
  const xs = QX + at;
  const ys = QY + at;
  const carries = CARRY + at;
  const frictions = FRICTION + at;
  let own = <usize>(LEFT + from) << 2;
  let tile = DEEPEST + (<usize>(((j - 1) / TILE_ROWS) * across + from / TILE_COLUMNS) << 2);
  let sum = f64x2.splat(0);
  let soil = f64x2.splat(0);
  for (let start = from; start < to; start += TILE_COLUMNS) {
    let most = zero;
    const end = min(start + TILE_COLUMNS, to);
    for (let i = start; i < end; i += 4) {
      let east = v128.load(nX + own);
      let west = v128.load(nX + own - 4);
      let north = v128.load(nY + own);
      if (limits) {
        const s0 = v128.load(share + own);
        east = limited(east, s0, v128.load(share + own, 4));
        west = limited(west, v128.load(share + own - 4), s0);
        north = limited(north, s0, v128.load(above + own));
      }
      const south = v128.load(ySouth + own);
      if (i == 0) store<f32>(xs + own - 4, f32x4.extract_lane(west, 0));
      v128.store(xs + own, east);
      v128.store(ys + own, north);
      const flow = f32x4.mul(f32x4.add(f32x4.sub(west, east), f32x4.sub(south, north)), dtdx);
      let come = flow;
      if (rains) come = f32x4.add(flow, f32x4.mul(v128.load(RAIN + at + own), dt));
      const h = v128.load(hs + own);
      let change = come;
      if (sinks) {
        const there = f32x4.pmax(zero, f32x4.add(h, come));
        const gone = f32x4.pmin(there, f32x4.mul(v128.load(SINK + at + own), dt));
        change = f32x4.sub(come, gone);
        const part = v128.load(SOIL + at + own);
        const low = f64x2.promote_low_f32x4(gone);
        const high = upper(gone);
        sum = f64x2.add(f64x2.add(sum, low), high);
        soil = f64x2.add(f64x2.add(soil, f64x2.mul(low, f64x2.promote_low_f32x4(part))), f64x2.mul(high, upper(part)));
      }
      const whole = f32x4.add(change, v128.load(carries + own));
      const now = f32x4.pmax(zero, f32x4.add(h, whole));
      v128.store(carries + own, f32x4.sub(whole, f32x4.sub(now, h)));
      v128.store(hs + own, now);
      most = f32x4.pmax(most, v128.and(now, f32x4.ge(v128.load(frictions + own), zero)));
      own += 16;
    }
    const a = max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1));
    const b = max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3));
    store<f32>(tile, max(load<f32>(tile), max(a, b)));
    tile += 4;
  }
  lose(sums, sum, soil);
}

/** What crosses the southern edge, limited by the first row where it leaves. */
function southern(from: i32, to: i32, share: usize): void {
  const one = f32x4.splat(1);
  let own = <usize>(LEFT + from) << 2;
  for (let i = from; i < to; i += 4) {
    v128.store(QY + own, limited(v128.load(SOUTH + own), one, v128.load(share + own)));
    own += 16;
  }
}

/**
 * Between two bands of rows, of which the lower ends with row `j`: what both need of each other's rows from before the step, into
 * four rows at `rim`. The discharges to the north as shares are found from them; as they then are; as they were; and the shares of
 * the row beyond.
 */
export function border(j: i32, rim: usize, dt: f32, dtdx: f32, gdt: f32): void {
  const x = ROWS;
  const south = ROWS + row;
  const north = ROWS + 2 * row;
  const share = ROWS + 3 * row;
  const above = rim + 3 * row;
  memory.fill(ROWS, 0, 4 * row);
  memory.fill(rim, 0, 4 * row);
  memory.copy(rim + 2 * row, QY + <usize>j * row, row);
  memory.copy(rim + row, rim + 2 * row, row);
  found(j - 1, x, south, dt, gdt);
  memory.fill(x, 0, row);
  found(j, x, rim, dt, gdt);
  shared(j, x, rim, south, share, dtdx);
  memory.fill(x, 0, row);
  found(j + 1, x, north, dt, gdt);
  shared(j + 1, x, north, rim, above, dtdx);
  const spans = spansOf(j);
  for (let s = 0; s < load<i32>(spans); s++) {
    const to = <usize>(LEFT + spanTo(spans, s)) << 2;
    for (let own = <usize>(LEFT + spanFrom(spans, s)) << 2; own < to; own += 16)
      v128.store(rim + row + own, limited(v128.load(rim + own), v128.load(share + own), v128.load(above + own)));
  }
}

/** The discharges of a row, all from before the step. */
function found(j: i32, nX: usize, nY: usize, dt: f32, gdt: f32): void {
  const spans = spansOf(j);
  for (let s = 0; s < load<i32>(spans); s++) {
    const from = spanFrom(spans, s);
    const to = spanTo(spans, s);
    fluxes(j, from, to, nX, nY, QY - row, dt, gdt);
  }
  atSides(j, nX, nY);
}

function shared(j: i32, nX: usize, nY: usize, south: usize, share: usize, dtdx: f32): void {
  const spans = spansOf(j);
  for (let s = 0; s < load<i32>(spans); s++) {
    const from = spanFrom(spans, s);
    const to = spanTo(spans, s);
    shares(j, from, to, nX, nY, south, share, dtdx);
  }
}

/** Puts down what crosses the outer sides of a row. */
// @ts-ignore: decorator
@inline
function atSides(j: i32, nX: usize, nY: usize): void {
  const k = <usize>(j - 1) << 2;
  store<f32>(nX + (<usize>(LEFT - 1) << 2), load<f32>(WEST + k));
  store<f32>(nX + (<usize>(LEFT + nx - 1) << 2), load<f32>(EAST + k));
  if (j == ny) memory.copy(nY, NORTH, row);
}

export function step(dt: f32, dtdx: f32, gdt: f32, rains: bool, sinks: bool): void {
  beginSums();
  band(1, ny, 0, 0, 0, dt, dtdx, gdt, rains, sinks);
}

/**
 * The step of the rows from `first` to `last`. `below` and `above` are the rims (`border`) to the bands beside it, 0 at the sides of
 * the grid. What spans of a row have lost goes to `sums`, two numbers a span, \`across\` spans a row; or where that is 0 into the sums here.
 */
export function band(
  first: i32,
  last: i32,
  below: usize,
  above: usize,
  sums: usize,
  dt: f32,
  dtdx: f32,
  gdt: f32,
  rains: bool,
  sinks: bool,
): void {
  let nX = ROWS;
  let nY = ROWS + row;
  let share = ROWS + 2 * row;
  let oldX = ROWS + 3 * row;
  let oldY = ROWS + 4 * row;
  let oldShare = ROWS + 5 * row;
  memory.fill(ROWS, 0, 6 * row);
  memory.copy(oldY, below == 0 ? SOUTH : below, row);
  // Whether a share is less than all in the row worked on, and in the one before: else no flow is held back.
  let limits = false;
  let before = false;
  for (let j = first; j <= last + 1; j++) {
    limits = false;
    memory.fill(nX, 0, row);
    memory.fill(nY, 0, row);
    if (j <= last) {
      const ySouth = j == first && below != 0 ? below + 2 * row - <usize>j * row : QY - row;
      const spans = spansOf(j);
      const count = load<i32>(spans);
      for (let s = 0; s < count; s++) {
        const from = spanFrom(spans, s);
        const to = spanTo(spans, s);
        fluxes(j, from, to, nX, nY, ySouth, dt, gdt);
      }
      atSides(j, nX, nY);
      // The row beyond may have changed by now: what crosses to it was found before.
      if (j == last && above != 0) memory.copy(nY, above, row);
      for (let s = 0; s < count; s++) {
        const from = spanFrom(spans, s);
        const to = spanTo(spans, s);
        if (shares(j, from, to, nX, nY, oldY, share, dtdx)) limits = true;
        if (j == 1) southern(from, to, share);
      }
    } else if (above != 0) {
      memory.copy(share, above + 3 * row, row);
      limits = true;
    } else {
      for (let own: usize = 0; own < row; own += 16) v128.store(share + own, f32x4.splat(1));
    }
    if (j > first) {
      const ySouth = j == first + 1 && below != 0 ? below + row : QY + <usize>(j - 2) * row;
      const spans = spansOf(j - 1);
      const count = load<i32>(spans);
      for (let s = 0; s < count; s++) {
        const from = spanFrom(spans, s);
        const to = spanTo(spans, s);
        const sum: usize = sums == 0 ? 0 : sums + (<usize>((j - 2) * across + s) << 4);
        depths(j - 1, from, to, oldX, oldY, oldShare, share, ySouth, sum, limits || before, dt, dtdx, rains, sinks);
      }
    }
    before = limits;
    let swap = nX;
    nX = oldX;
    oldX = swap;
    swap = nY;
    nY = oldY;
    oldY = swap;
    swap = share;
    share = oldShare;
    oldShare = swap;
  }
}
