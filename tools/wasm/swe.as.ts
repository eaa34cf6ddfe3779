// AssemblyScript, built by `npm run wasm` into `src/hazards/flood/swe-wasm.ts`: the full shallow water equations of first order.
// The same step as `swe-twin.ts` there, four cells at a time, with the same operations in the same order, so that both give
// equal bits. No relaxed SIMD: its results differ by machine.

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
  isWhole,
  upper,
} from './grid.as';
export { soakedSum, takenSum, workIn } from './grid.as';
import { aside, between, braked, FILM, G, highest, shore, spansBeside, speeds, WALL } from './full.as';

export function init(columns: i32, rows: i32, base: usize): void {
  layOut(columns, rows, base, 16);
}

/**
 * What crosses the faces between the cells at `at` and those `next` bytes further: water into `out`, momentum through them as the
 * cell before and the cell beyond feel it, less their own water's weight, and momentum along them into the three rows after it.
 * `t` and `a` are speeds through the faces and along them, of the cells before (0) and beyond (1).
 */
function faces(at: usize, next: usize, t0: usize, a0: usize, t1: usize, a1: usize, out: usize, count: i32): void {
  const film = f32x4.splat(FILM);
  const ground = Z + at;
  const beyond = ground + next;
  const depth = H + at;
  const deep = depth + next;
  const end = <usize>count << 2;
  for (let own: usize = 0; own < end; own += 16) {
    const z0 = v128.load(ground + own);
    const z1 = v128.load(beyond + own);
    const h0 = v128.load(depth + own);
    const h1 = v128.load(deep + own);
    const top = f32x4.pmax(z0, z1);
    // Where both stand above the higher ground, that is the sill, and neither feels a drop. Before a wall neither does.
    const d0 = f32x4.add(h0, f32x4.sub(z0, top));
    const d1 = f32x4.add(h1, f32x4.sub(z1, top));
    if (v128.any_true(f32x4.le(f32x4.pmin(d0, d1), film))) {
      const wall = f32x4.splat(WALL);
      const all = i32x4.splat(-1);
      shore(
        f32x4.sub(z1, z0),
        h0,
        h1,
        v128.load(t0 + own),
        v128.load(t1 + own),
        f32x4.ge(z0, wall),
        f32x4.ge(z1, wall),
        all,
        all,
        v128.load(a0 + own),
        v128.load(a1 + own),
        out + own,
      );
      continue;
    }
    const water = between(d0, d1, v128.load(t0 + own), v128.load(t1 + own), out + own);
    v128.store(out + own + 3 * row, aside(water, v128.load(a0 + own), v128.load(a1 + own)));
  }
}

/** New depths and discharges of a row, from what crosses its faces: rows of four each to the east, the north and the south. */
function update(
  j: i32,
  from: i32,
  to: i32,
  east: usize,
  north: usize,
  south: usize,
  sums: usize,
  dt32: f32,
  dtdx32: f32,
  rains: bool,
  sinks: bool,
): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const dt4 = f32x4.splat(4 * dt32);
  const film = f32x4.splat(FILM);
  const dt = f32x4.splat(dt32);
  const dtdx = f32x4.splat(dtdx32);
  const at = <usize>(j * stride) << 2;
  const hs = H + at;
  const xs = QX + at;
  const ys = QY + at;
  const carries = CARRY + at;
  const frictions = FRICTION + at;
  const eastHere = east + row;
  const eastThere = east + 2 * row - 4;
  const eastAside = east + 3 * row;
  const northHere = north + row;
  const northAside = north + 3 * row;
  const southThere = south + 2 * row;
  const southAside = south + 3 * row;
  let own = <usize>(LEFT + from) << 2;
  let tile = DEEPEST + (<usize>(((j - 1) / TILE_ROWS) * across + from / TILE_COLUMNS) << 2);
  let sum = f64x2.splat(0);
  let soil = f64x2.splat(0);
  for (let start = from; start < to; start += TILE_COLUMNS) {
    let most = zero;
    const end = min(start + TILE_COLUMNS, to);
    for (let i = start; i < end; i += 4) {
      const flow = f32x4.mul(
        f32x4.add(
          f32x4.sub(v128.load(east + own - 4), v128.load(east + own)),
          f32x4.sub(v128.load(south + own), v128.load(north + own)),
        ),
        dtdx,
      );
      let come = flow;
      if (rains) come = f32x4.add(flow, f32x4.mul(v128.load(RAIN + at + own), dt));
      const h = v128.load(hs + own);
      let change = come;
      if (sinks) {
        const stands = f32x4.pmax(zero, f32x4.add(h, come));
        const gone = f32x4.pmin(stands, f32x4.mul(v128.load(SINK + at + own), dt));
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
      const x = f32x4.add(
        v128.load(xs + own),
        f32x4.mul(
          f32x4.add(
            f32x4.sub(v128.load(eastThere + own), v128.load(eastHere + own)),
            f32x4.sub(v128.load(southAside + own), v128.load(northAside + own)),
          ),
          dtdx,
        ),
      );
      const y = f32x4.add(
        v128.load(ys + own),
        f32x4.mul(
          f32x4.add(
            f32x4.sub(v128.load(southThere + own), v128.load(northHere + own)),
            f32x4.sub(v128.load(eastAside + own - 4), v128.load(eastAside + own)),
          ),
          dtdx,
        ),
      );
      const n2 = v128.load(frictions + own);
      let open = f32x4.ge(n2, zero);
      const flows = v128.and(f32x4.gt(now, film), open);
      const per = f32x4.div(one, now);
      const norm = f32x4.sqrt(f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y)));
      const share = braked(dt4, n2, now, per, norm);
      const qx = v128.and(f32x4.mul(x, share), flows);
      const qy = v128.and(f32x4.mul(y, share), flows);
      v128.store(xs + own, qx);
      v128.store(ys + own, qy);
      const quick = v128.and(f32x4.mul(f32x4.pmax(f32x4.abs(qx), f32x4.abs(qy)), per), flows);
      // What stands beyond the grid is no part of it.
      if (i + 4 > nx) open = v128.and(open, i32x4.lt_s(i32x4.add(i32x4.splat(i), i32x4(0, 1, 2, 3)), i32x4.splat(nx)));
      most = f32x4.pmax(most, v128.and(f32x4.add(f32x4.sqrt(f32x4.mul(f32x4.splat(G), now)), quick), open));
      own += 16;
    }
    const speed = highest(most);
    store<f32>(tile, max(load<f32>(tile), (speed * speed) / G));
    tile += 4;
  }
  lose(sums, sum, soil);
}

/** Speeds of row `j`, to the east into `u` and to the north into `v`. */
function speedsOf(j: i32, u: usize, v: usize): void {
  const spans = spansBeside(j);
  const count = load<i32>(spans);
  for (let s = 0; s < count; s++) {
    const from = spanFrom(spans, s);
    const to = spanTo(spans, s);
    speeds(H, QX, QY, j, from == 0 ? -4 : from, to == nx ? nx + 1 : to, u, v);
  }
}

/** What crosses the faces of row `j` to the north, into four rows at `out`. */
function northward(j: i32, u0: usize, v0: usize, u1: usize, v1: usize, out: usize): void {
  const spans = spansBeside(j);
  const count = load<i32>(spans);
  for (let s = 0; s < count; s++) {
    const from = spanFrom(spans, s);
    const to = spanTo(spans, s);
    const left = <usize>(LEFT + from) << 2;
    faces((<usize>(j * stride) << 2) + left, row, v0 + left, u0 + left, v1 + left, u1 + left, out + left, to - from);
  }
}

/** And to the east. */
function eastward(j: i32, u: usize, v: usize, out: usize): void {
  const spans = spansBeside(j);
  const count = load<i32>(spans);
  for (let s = 0; s < count; s++) {
    const from = spanFrom(spans, s);
    const to = spanTo(spans, s);
    const ghost: usize = from == 0 ? 16 : 0;
    const own = (<usize>(LEFT + from) << 2) - ghost;
    const at = (<usize>(j * stride) << 2) + own;
    faces(at, 4, u + own, v + own, u + own + 4, v + own + 4, out + own, to - from + (<i32>ghost >> 2));
  }
}

/** Between two bands of rows, of which the lower ends with row `j`: what crosses from one to the other, into four rows at `rim`. */
export function border(j: i32, rim: usize, _dt: f32, _dtdx: f32, _gdt: f32): void {
  const u = ROWS;
  const v = ROWS + row;
  memory.fill(ROWS, 0, 4 * row);
  memory.fill(rim, 0, 4 * row);
  speedsOf(j, u, v);
  speedsOf(j + 1, u + 2 * row, v + 2 * row);
  northward(j, u, v, u + 2 * row, v + 2 * row, rim);
}

export function step(dt: f32, dtdx: f32, gdt: f32, rains: bool, sinks: bool): void {
  beginSums();
  band(1, ny, 0, 0, 0, dt, dtdx, gdt, rains, sinks);
}

/**
 * The step of the rows from `first` to `last`. `below` and `above` are the rims (`border`) to the bands beside it, 0 at the sides of
 * the grid. What spans of a row have lost goes to `sums`, two numbers a span, `across` spans a row; or where that is 0 into the sums here.
 */
export function band(
  first: i32,
  last: i32,
  below: usize,
  above: usize,
  sums: usize,
  dt: f32,
  dtdx: f32,
  _gdt: f32,
  rains: bool,
  sinks: bool,
): void {
  let u0 = ROWS;
  let v0 = ROWS + row;
  let u1 = ROWS + 2 * row;
  let v1 = ROWS + 3 * row;
  const east = ROWS + 4 * row;
  let north = ROWS + 8 * row;
  let south = ROWS + 12 * row;
  memory.fill(ROWS, 0, 16 * row);
  let start = first - 1;
  if (below != 0) {
    start = first;
    memory.copy(south, below, 4 * row);
  }
  for (let j = start; j <= last + 1; j++) {
    // Row j is the one beyond; what is worked on is the one before it. Of another band's rows nothing is read.
    const known = j > last && above != 0;
    if (!known) {
      if (!isWhole(spansBeside(j))) memory.fill(u1, 0, 2 * row);
      speedsOf(j, u1, v1);
    }
    if (j > start) {
      const own = spansBeside(j - 1);
      if (!isWhole(own)) {
        memory.fill(east, 0, 4 * row);
        memory.fill(north, 0, 4 * row);
      }
      if (known) memory.copy(north, above, 4 * row);
      else northward(j - 1, u0, v0, u1, v1, north);
      if (j == 1) memory.copy(SOUTH, north, row);
      if (j == ny + 1) memory.copy(NORTH, north, row);
      if (j > first) {
        eastward(j - 1, u0, v0, east);
        const k = <usize>(j - 2) << 2;
        store<f32>(WEST + k, load<f32>(east + (<usize>(LEFT - 1) << 2)));
        store<f32>(EAST + k, load<f32>(east + (<usize>(LEFT + nx - 1) << 2)));
        const parts = load<i32>(own);
        for (let s = 0; s < parts; s++) {
          const from = spanFrom(own, s);
          const to = spanTo(own, s);
          const sum: usize = sums == 0 ? 0 : sums + (<usize>((j - 2) * across + s) << 4);
          update(j - 1, from, to, east, north, south, sum, dt, dtdx, rains, sinks);
        }
      }
    }
    const u = u0;
    const v = v0;
    u0 = u1;
    v0 = v1;
    u1 = u;
    v1 = v;
    if (j == start) continue;
    const swap = south;
    south = north;
    north = swap;
  }
}
