// AssemblyScript, built by `npm run wasm` into `src/hazards/flood/muscl-wasm.ts`: the full shallow water equations of second order.
// The same stages as `muscl-twin.ts` there, four cells at a time, with the same operations in the same order, so that both give
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
export { soakedSum, takenSum } from './grid.as';
import { aside, between, braked, FILM, G, highest, shore, spansBeside, speeds, WALL } from './full.as';

/** Beside shallower water than this, m, cells are taken as level. */
const SHORE: f32 = 1e-4;
/** Rows of a row's slopes: of level, depth, speed through the faces and along them; and where there are any. */
const SLOPES: usize = 5;

/** Water taken by sinks in the step, and the soil's part of it, metres times cells. */
let taken: f64 = 0;
let soaked: f64 = 0;
/** Where the first stage leads, and by how much it changes depths: arrays like those of the grid. */
let halfH: usize = 0;
let halfX: usize = 0;
let halfY: usize = 0;
let firstH: usize = 0;
/** Rows of work: speeds of three rows, slopes across two and along one, and what crosses the faces. */
let speedRows: usize = 0;
let acrossRows: usize = 0;
let alongRow: usize = 0;
let fluxRows: usize = 0;

/** What one stage works on. */
let depths: usize = 0;
let xs: usize = 0;
let ys: usize = 0;

export function init(columns: i32, rows: i32, base: usize): void {
  layOut(columns, rows, base, <usize>(4 * (rows + 2) + 33));
  const size = row * <usize>(ny + 2);
  halfH = ROWS;
  halfX = halfH + size;
  halfY = halfX + size;
  firstH = halfY + size;
  workIn(firstH + size);
}

/** Where the step keeps its rows: each of several that compute on one memory has its own. */
export function workIn(rows: usize): void {
  speedRows = rows;
  acrossRows = speedRows + 6 * row;
  alongRow = acrossRows + 2 * SLOPES * row;
  fluxRows = alongRow + SLOPES * row;
}

/** Half of the smaller of the steps to both neighbours; none where they differ in sign. */
// @ts-ignore: decorator
@inline
function half(a: v128, b: v128): v128 {
  const zero = f32x4.splat(0);
  return f32x4.mul(
    f32x4.splat(0.5),
    f32x4.add(f32x4.pmax(zero, f32x4.pmin(a, b)), f32x4.pmin(zero, f32x4.pmax(a, b))),
  );
}

/**
 * Slopes of `count` cells at `at`, in the direction in which the next is `next` bytes further, into rows at `out`. `t` and `a` are
 * speeds in that direction and across it, of the cells before (0), these (1) and those beyond (2).
 */
function slopes(
  at: usize,
  next: usize,
  t0: usize,
  t1: usize,
  t2: usize,
  a0: usize,
  a1: usize,
  a2: usize,
  out: usize,
  count: i32,
): void {
  const thin = f32x4.splat(SHORE);
  const ground = Z + at;
  const depth = depths + at;
  const end = <usize>count << 2;
  for (let own: usize = 0; own < end; own += 16) {
    const h0 = v128.load(depth + own - next);
    const h1 = v128.load(depth + own);
    const h2 = v128.load(depth + own + next);
    const sloped = f32x4.ge(f32x4.pmin(f32x4.pmin(h0, h2), h1), thin);
    v128.store(out + own + 4 * row, sloped);
    if (!v128.any_true(sloped)) {
      const zero = f32x4.splat(0);
      v128.store(out + own, zero);
      v128.store(out + own + row, zero);
      v128.store(out + own + 2 * row, zero);
      v128.store(out + own + 3 * row, zero);
      continue;
    }
    const z1 = v128.load(ground + own);
    const before = f32x4.sub(h1, h0);
    const after = f32x4.sub(h2, h1);
    const rise = half(
      f32x4.add(f32x4.sub(z1, v128.load(ground + own - next)), before),
      f32x4.add(f32x4.sub(v128.load(ground + own + next), z1), after),
    );
    v128.store(out + own, v128.and(rise, sloped));
    v128.store(out + own + row, v128.and(half(before, after), sloped));
    const t = v128.load(t1 + own);
    const faster = half(f32x4.sub(t, v128.load(t0 + own)), f32x4.sub(v128.load(t2 + own), t));
    v128.store(out + own + 2 * row, v128.and(faster, sloped));
    const a = v128.load(a1 + own);
    const turned = half(f32x4.sub(a, v128.load(a0 + own)), f32x4.sub(v128.load(a2 + own), a));
    v128.store(out + own + 3 * row, v128.and(turned, sloped));
  }
}

/**
 * What crosses the faces between `count` cells at `at` and those `next` bytes further, into four rows at `out`: as in the first
 * order, between the waters that slopes `s` lead to at the face. `t` and `a` are speeds through the faces and along them.
 */
function faces(
  at: usize,
  next: usize,
  s0: usize,
  s1: usize,
  t0: usize,
  a0: usize,
  t1: usize,
  a1: usize,
  out: usize,
  count: i32,
): void {
  const zero = f32x4.splat(0);
  const film = f32x4.splat(FILM);
  const ground = Z + at;
  const depth = depths + at;
  const end = <usize>count << 2;
  for (let own: usize = 0; own < end; own += 16) {
    const z0 = v128.load(ground + own);
    const z1 = v128.load(ground + own + next);
    const deeper0 = v128.load(s0 + own + row);
    const deeper1 = v128.load(s1 + own + row);
    const h0 = f32x4.add(v128.load(depth + own), deeper0);
    const h1 = f32x4.sub(v128.load(depth + own + next), deeper1);
    // The ground at the face is the level less the depth there.
    const tilt = f32x4.add(
      f32x4.sub(v128.load(s0 + own), deeper0),
      f32x4.sub(v128.load(s1 + own), deeper1),
    );
    const drop = f32x4.sub(f32x4.sub(z1, z0), tilt);
    const u0 = f32x4.add(v128.load(t0 + own), v128.load(s0 + own + 2 * row));
    const u1 = f32x4.sub(v128.load(t1 + own), v128.load(s1 + own + 2 * row));
    const d0 = f32x4.add(h0, f32x4.pmin(f32x4.neg(drop), zero));
    const d1 = f32x4.add(h1, f32x4.pmin(drop, zero));
    if (v128.any_true(f32x4.le(f32x4.pmin(d0, d1), film))) {
      const wall = f32x4.splat(WALL);
      shore(
        drop,
        h0,
        h1,
        u0,
        u1,
        f32x4.ge(z0, wall),
        f32x4.ge(z1, wall),
        v128.not(v128.load(s0 + own + 4 * row)),
        v128.not(v128.load(s1 + own + 4 * row)),
        f32x4.add(v128.load(a0 + own), v128.load(s0 + own + 3 * row)),
        f32x4.sub(v128.load(a1 + own), v128.load(s1 + own + 3 * row)),
        out + own,
      );
      continue;
    }
    const water = between(d0, d1, u0, u1, out + own);
    const along0 = f32x4.add(v128.load(a0 + own), v128.load(s0 + own + 3 * row));
    const along1 = f32x4.sub(v128.load(a1 + own), v128.load(s1 + own + 3 * row));
    v128.store(out + own + 3 * row, aside(water, along0, along1));
  }
}

/** By how much a row's faces change depths in the step. */
// @ts-ignore: decorator
@inline
function flowed(east: usize, north: usize, south: usize, own: usize, dtdx: v128): v128 {
  return f32x4.mul(
    f32x4.add(
      f32x4.sub(v128.load(east + own - 4), v128.load(east + own)),
      f32x4.sub(v128.load(south + own), v128.load(north + own)),
    ),
    dtdx,
  );
}

/**
 * And momentum in a direction: by what comes through the faces before and after, the slope of the level within, whose weight is
 * `heavy`, and what comes along the faces at both sides.
 */
// @ts-ignore: decorator
@inline
function driven(there: v128, here: v128, heavy: v128, rise: v128, from: v128, on: v128, dtdx: v128): v128 {
  return f32x4.mul(
    f32x4.add(f32x4.sub(f32x4.sub(there, here), f32x4.mul(heavy, rise)), f32x4.sub(from, on)),
    dtdx,
  );
}

/** The first stage: where a row would be after the step by its rates now. */
function predict(j: i32, from: i32, to: i32, east: usize, north: usize, south: usize, tilt: usize, dt32: f32, dtdx32: f32): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const twice = f32x4.splat(2 * G);
  const film = f32x4.splat(FILM);
  const dt4 = f32x4.splat(4 * dt32);
  const dtdx = f32x4.splat(dtdx32);
  const at = <usize>(j * stride) << 2;
  const last = <usize>(LEFT + to) << 2;
  for (let own = <usize>(LEFT + from) << 2; own < last; own += 16) {
    const h = v128.load(H + at + own);
    const flow = flowed(east, north, south, own, dtdx);
    v128.store(firstH + at + own, flow);
    const deep = f32x4.add(h, flow);
    v128.store(halfH + at + own, f32x4.pmax(zero, deep));
    const heavy = f32x4.mul(twice, h);
    const x = f32x4.add(
      v128.load(QX + at + own),
      driven(
        v128.load(east + 2 * row + own - 4),
        v128.load(east + row + own),
        heavy,
        v128.load(alongRow + own),
        v128.load(south + 3 * row + own),
        v128.load(north + 3 * row + own),
        dtdx,
      ),
    );
    const y = f32x4.add(
      v128.load(QY + at + own),
      driven(
        v128.load(south + 2 * row + own),
        v128.load(north + row + own),
        heavy,
        v128.load(tilt + own),
        v128.load(east + 3 * row + own - 4),
        v128.load(east + 3 * row + own),
        dtdx,
      ),
    );
    const n2 = v128.load(FRICTION + at + own);
    const flows = v128.and(f32x4.gt(deep, film), f32x4.ge(n2, zero));
    const per = f32x4.div(one, deep);
    const norm = f32x4.sqrt(f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y)));
    const share = braked(dt4, n2, deep, per, norm);
    v128.store(halfX + at + own, v128.and(f32x4.mul(x, share), flows));
    v128.store(halfY + at + own, v128.and(f32x4.mul(y, share), flows));
  }
}

/** The second stage: the mean of a row now and of where two steps lead, with what falls and soaks away. */
function settle(
  j: i32,
  from: i32,
  to: i32,
  east: usize,
  north: usize,
  south: usize,
  tilt: usize,
  sums: usize,
  dt32: f32,
  dtdx32: f32,
  rains: bool,
  sinks: bool,
): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const mean = f32x4.splat(0.5);
  const twice = f32x4.splat(2 * G);
  const film = f32x4.splat(FILM);
  const dt = f32x4.splat(dt32);
  const dt4 = f32x4.splat(4 * dt32);
  const dtdx = f32x4.splat(dtdx32);
  const at = <usize>(j * stride) << 2;
  let own = <usize>(LEFT + from) << 2;
  let tile = DEEPEST + (<usize>(((j - 1) / TILE_ROWS) * across + from / TILE_COLUMNS) << 2);
  let sum = f64x2.splat(0);
  let soil = f64x2.splat(0);
  for (let start = from; start < to; start += TILE_COLUMNS) {
    let most = zero;
    const end = min(start + TILE_COLUMNS, to);
    for (let i = start; i < end; i += 4) {
      const here = at + own;
      const flow = flowed(east, north, south, own, dtdx);
      let change = f32x4.mul(mean, f32x4.add(v128.load(firstH + here), flow));
      if (rains) change = f32x4.add(change, f32x4.mul(v128.load(RAIN + here), dt));
      const h = v128.load(H + here);
      if (sinks) {
        const stands = f32x4.pmax(zero, f32x4.add(h, change));
        const gone = f32x4.pmin(stands, f32x4.mul(v128.load(SINK + here), dt));
        change = f32x4.sub(change, gone);
        const part = v128.load(SOIL + here);
        const low = f64x2.promote_low_f32x4(gone);
        const high = upper(gone);
        sum = f64x2.add(f64x2.add(sum, low), high);
        soil = f64x2.add(f64x2.add(soil, f64x2.mul(low, f64x2.promote_low_f32x4(part))), f64x2.mul(high, upper(part)));
      }
      const whole = f32x4.add(change, v128.load(CARRY + here));
      const now = f32x4.pmax(zero, f32x4.add(h, whole));
      v128.store(CARRY + here, f32x4.sub(whole, f32x4.sub(now, h)));
      v128.store(H + here, now);
      const between = v128.load(halfH + here);
      const heavy = f32x4.mul(twice, between);
      const x = f32x4.add(
        v128.load(halfX + here),
        driven(
          v128.load(east + 2 * row + own - 4),
          v128.load(east + row + own),
          heavy,
          v128.load(alongRow + own),
          v128.load(south + 3 * row + own),
          v128.load(north + 3 * row + own),
          dtdx,
        ),
      );
      const y = f32x4.add(
        v128.load(halfY + here),
        driven(
          v128.load(south + 2 * row + own),
          v128.load(north + row + own),
          heavy,
          v128.load(tilt + own),
          v128.load(east + 3 * row + own - 4),
          v128.load(east + 3 * row + own),
          dtdx,
        ),
      );
      const n2 = v128.load(FRICTION + here);
      let open = f32x4.ge(n2, zero);
      const deep = f32x4.add(between, flow);
      const norm = f32x4.sqrt(f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y)));
      const share = braked(dt4, n2, deep, f32x4.div(one, deep), norm);
      const led = f32x4.gt(deep, film);
      const flows = v128.and(f32x4.gt(now, film), open);
      const qx = v128.and(
        f32x4.mul(mean, f32x4.add(v128.load(QX + here), v128.and(f32x4.mul(x, share), led))),
        flows,
      );
      const qy = v128.and(
        f32x4.mul(mean, f32x4.add(v128.load(QY + here), v128.and(f32x4.mul(y, share), led))),
        flows,
      );
      v128.store(QX + here, qx);
      v128.store(QY + here, qy);
      const quick = v128.and(f32x4.mul(f32x4.pmax(f32x4.abs(qx), f32x4.abs(qy)), f32x4.div(one, now)), flows);
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

/** Speeds of row `j`, in its place among three rows. */
function speedsOf(j: i32): void {
  const u = speedRows + <usize>(j % 3) * 2 * row;
  const spans = spansBeside(j);
  if (!isWhole(spans)) memory.fill(u, 0, 2 * row);
  for (let s = 0; s < load<i32>(spans); s++) {
    const from = spanFrom(spans, s);
    const to = spanTo(spans, s);
    speeds(depths, xs, ys, j, from == 0 ? -4 : from, to == nx ? nx + 1 : to, u, u + row);
  }
}

/** Slopes to the north of row `j` into its place among two; none in the rows at the edges and beyond. */
function slopesNorth(j: i32): void {
  const out = acrossRows + <usize>(j & 1) * SLOPES * row;
  const inner = j > 1 && j < ny;
  const spans = spansBeside(j);
  if (!inner || !isWhole(spans)) memory.fill(out, 0, SLOPES * row);
  if (!inner) return;
  const u0 = speedRows + <usize>((j - 1) % 3) * 2 * row;
  const u1 = speedRows + <usize>(j % 3) * 2 * row;
  const u2 = speedRows + <usize>((j + 1) % 3) * 2 * row;
  for (let s = 0; s < load<i32>(spans); s++) {
    const from = spanFrom(spans, s);
    const to = spanTo(spans, s);
    const left = <usize>(LEFT + from) << 2;
    const v0 = u0 + row + left;
    const v1 = u1 + row + left;
    const v2 = u2 + row + left;
    slopes((<usize>(j * stride) << 2) + left, row, v0, v1, v2, u0 + left, u1 + left, u2 + left, out + left, to - from);
  }
}

/** Slopes to the east of row `j`; none in the cells at the edges. */
function slopesEast(j: i32): void {
  const spans = spansBeside(j);
  if (!isWhole(spans)) memory.fill(alongRow, 0, SLOPES * row);
  const u = speedRows + <usize>(j % 3) * 2 * row;
  for (let s = 0; s < load<i32>(spans); s++) {
    const from = spanFrom(spans, s);
    const to = spanTo(spans, s);
    const left = <usize>(LEFT + from) << 2;
    const own = u + left;
    const v = own + row;
    slopes((<usize>(j * stride) << 2) + left, 4, own - 4, own, own + 4, v - 4, v, v + 4, alongRow + left, to - from);
  }
  for (let k: usize = 0; k < SLOPES; k++) {
    store<f32>(alongRow + k * row + (<usize>LEFT << 2), 0);
    store<f32>(alongRow + k * row + (<usize>(LEFT + nx - 1) << 2), 0);
  }
}

/** What crosses the faces of row `j` to the north, and to the east where that is asked. */
function cross(j: i32, north: usize, east: usize, eastward: bool): void {
  const spans = spansBeside(j);
  if (!isWhole(spans)) {
    memory.fill(north, 0, 4 * row);
    memory.fill(east, 0, 4 * row);
  }
  const u0 = speedRows + <usize>(j % 3) * 2 * row;
  const u1 = speedRows + <usize>((j + 1) % 3) * 2 * row;
  const s0 = acrossRows + <usize>(j & 1) * SLOPES * row;
  const s1 = acrossRows + <usize>((j + 1) & 1) * SLOPES * row;
  for (let s = 0; s < load<i32>(spans); s++) {
    const from = spanFrom(spans, s);
    const to = spanTo(spans, s);
    const left = <usize>(LEFT + from) << 2;
    const at = (<usize>(j * stride) << 2) + left;
    const v0 = u0 + row + left;
    const v1 = u1 + row + left;
    faces(at, row, s0 + left, s1 + left, v0, u0 + left, v1, u1 + left, north + left, to - from);
    if (!eastward) continue;
    const ghost: usize = from == 0 ? 16 : 0;
    const own = left - ghost;
    const tilt = alongRow + own;
    const u = u0 + own;
    const v = u + row;
    faces(at - ghost, 4, tilt, tilt + 4, u, v, u + 4, v + 4, east + own, to - from + (<i32>ghost >> 2));
  }
}

/** Notes what crosses the outer faces: in the second stage the mean of both. */
function note(at: usize, crossed: f32, mean: bool): void {
  store<f32>(at, mean ? 0.5 * (load<f32>(at) + crossed) : crossed);
}
function noteRow(at: usize, crossed: usize, mean: bool): void {
  for (let k: usize = 0; k < row; k += 4) note(at + k, load<f32>(crossed + k), mean);
}

/** Where no water is looked at the first stage leads nowhere. */
function emptyGaps(first: i32, last: i32): void {
  for (let j = first; j <= last; j++) {
    const spans = spansBeside(j);
    if (isWhole(spans)) continue;
    let from = 0;
    const base = halfH + (<usize>(j * stride + LEFT) << 2);
    for (let s = 0; s < load<i32>(spans); s++) {
      const to = spanFrom(spans, s);
      memory.fill(base + (<usize>from << 2), 0, <usize>(to - from) << 2);
      from = spanTo(spans, s);
    }
    if (from < nx) memory.fill(base + (<usize>from << 2), 0, <usize>(nx - from) << 2);
  }
}

/** One of the two stages of a step, of the rows from `first` to `last`, of what is in `depths`, `xs` and `ys`. */
function stage(second: bool, first: i32, last: i32, sums: usize, dt: f32, dtdx: f32, rains: bool, sinks: bool): void {
  const east = fluxRows;
  let north = fluxRows + 4 * row;
  let south = fluxRows + 8 * row;
  memory.fill(speedRows, 0, 33 * row);
  if (first > 1) speedsOf(first - 2);
  speedsOf(first - 1);
  speedsOf(first);
  slopesNorth(first - 1);
  for (let j = first - 1; j <= last; j++) {
    const own = j >= first;
    if (j < ny) speedsOf(j + 2);
    slopesNorth(j + 1);
    if (own) slopesEast(j);
    cross(j, north, east, own);
    if (j == 0) noteRow(SOUTH, north, second);
    if (j == ny) noteRow(NORTH, north, second);
    if (own) {
      const k = <usize>(j - 1) << 2;
      note(WEST + k, load<f32>(east + (<usize>(LEFT - 1) << 2)), second);
      note(EAST + k, load<f32>(east + (<usize>(LEFT + nx - 1) << 2)), second);
      const tilt = acrossRows + <usize>(j & 1) * SLOPES * row;
      const spans = spansBeside(j);
      for (let s = 0; s < load<i32>(spans); s++) {
        const from = spanFrom(spans, s);
        const to = spanTo(spans, s);
        const sum: usize = sums == 0 ? 0 : sums + (<usize>((j - 1) * across + s) << 4);
        if (second) settle(j, from, to, east, north, south, tilt, sum, dt, dtdx, rains, sinks);
        else predict(j, from, to, east, north, south, tilt, dt, dtdx);
      }
    }
    const swap = south;
    south = north;
    north = swap;
  }
}

/** The first stage of a step; water beyond the open edges of where it leads is then put down by whoever calls. */
export function first(dt: f32, dtdx: f32): void {
  firstBand(1, ny, 0, 0, 0, dt, dtdx, 0, false, false);
}

/** The second. */
export function step(dt: f32, dtdx: f32, gdt: f32, rains: bool, sinks: bool): void {
  beginSums();
  band(1, ny, 0, 0, 0, dt, dtdx, gdt, rains, sinks);
}

/** Of the rows from `from` to `to` the first stage: it reads the grid alone, so that no band needs to know of another. */
export function firstBand(
  from: i32,
  to: i32,
  _below: usize,
  _above: usize,
  _sums: usize,
  dt: f32,
  dtdx: f32,
  _gdt: f32,
  _rains: bool,
  _sinks: bool,
): void {
  emptyGaps(from, to);
  depths = H;
  xs = QX;
  ys = QY;
  stage(false, from, to, 0, dt, dtdx, false, false);
}

/**
 * And the second, which of other bands' rows reads where the first led alone. What spans of a row have lost goes to `sums`, two numbers
 * a span, `across` spans a row; or where that is 0 into the sums here.
 */
export function band(
  from: i32,
  to: i32,
  _below: usize,
  _above: usize,
  sums: usize,
  dt: f32,
  dtdx: f32,
  _gdt: f32,
  rains: bool,
  sinks: bool,
): void {
  depths = halfH;
  xs = halfX;
  ys = halfY;
  stage(true, from, to, sums, dt, dtdx, rains, sinks);
}
