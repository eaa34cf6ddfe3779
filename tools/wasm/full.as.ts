// AssemblyScript, part of the modules of the full shallow water equations, in the first order and in the second: what crosses
// their faces, and how friction brakes. `full-twin.ts` in `src/hazards/flood` does the same, one cell at a time.

import { FRICTION, LEFT, ny, root, row, spansOf, stride } from './grid.as';

export const G: f32 = 9.81;
export const HALF_G: f32 = 4.905;
export const FILM: f32 = 1e-6;
export const WALL: f32 = 1e6;

/**
 * Between two waters whose slowest and fastest wave are known: puts what water crosses into `out`, and into the two rows after it
 * the momentum, as the cells before and beyond the face feel it, less their own water's weight. Tells what water crosses.
 */
// @ts-ignore: decorator
@inline
export function cross(
  d0: v128,
  d1: v128,
  u0: v128,
  u1: v128,
  slow: v128,
  fast: v128,
  per: v128,
  out: usize,
): v128 {
  const q0 = f32x4.mul(d0, u0);
  const q1 = f32x4.mul(d1, u1);
  const dq = f32x4.sub(q1, q0);
  const m0 = f32x4.mul(q0, u0);
  const m1 = f32x4.mul(q1, u1);
  const dp = f32x4.add(
    f32x4.sub(m0, m1),
    f32x4.mul(f32x4.mul(f32x4.splat(HALF_G), f32x4.sub(d0, d1)), f32x4.add(d0, d1)),
  );
  const water = f32x4.mul(
    f32x4.add(
      f32x4.sub(f32x4.mul(fast, q0), f32x4.mul(slow, q1)),
      f32x4.mul(f32x4.mul(slow, fast), f32x4.sub(d1, d0)),
    ),
    per,
  );
  const here = f32x4.add(m0, f32x4.mul(f32x4.mul(slow, f32x4.add(dp, f32x4.mul(fast, dq))), per));
  const there = f32x4.add(m1, f32x4.mul(f32x4.mul(fast, f32x4.add(dp, f32x4.mul(slow, dq))), per));
  v128.store(out, water);
  v128.store(out + row, here);
  v128.store(out + 2 * row, there);
  return water;
}

/** Momentum along the faces: the water takes that of where it comes from. */
// @ts-ignore: decorator
@inline
export function aside(water: v128, a0: v128, a1: v128): v128 {
  return f32x4.mul(water, v128.bitselect(a0, a1, f32x4.gt(water, f32x4.splat(0))));
}

/** All of that between two waters that both flow: with the waves of Einfeldt 1988. */
// @ts-ignore: decorator
@inline
export function between(d0: v128, d1: v128, u0: v128, u1: v128, out: usize): v128 {
  const zero = f32x4.splat(0);
  const g = f32x4.splat(G);
  const c0 = f32x4.sqrt(f32x4.mul(g, d0));
  const c1 = f32x4.sqrt(f32x4.mul(g, d1));
  const middle = f32x4.add(f32x4.mul(f32x4.splat(0.5), f32x4.add(u0, u1)), f32x4.sub(c0, c1));
  const c = f32x4.add(
    f32x4.mul(f32x4.splat(0.5), f32x4.add(c0, c1)),
    f32x4.mul(f32x4.splat(0.25), f32x4.sub(u0, u1)),
  );
  const slow = f32x4.pmin(f32x4.pmin(f32x4.sub(u0, c0), f32x4.sub(middle, c)), zero);
  const fast = f32x4.pmax(f32x4.pmax(f32x4.add(u1, c1), f32x4.add(middle, c)), zero);
  const per = f32x4.div(f32x4.splat(1), f32x4.sub(fast, slow));
  return cross(d0, d1, u0, u1, slow, fast, per, out);
}

/**
 * All of that where some of it is dry, or a wall: the ground beyond the face is `drop` higher than before it; `w0` and `w1` say
 * which are walls, `pull0` and `pull1` which cells feel a fall of the ground beyond the face.
 */
export function shore(
  drop: v128,
  depth: v128,
  deep: v128,
  speed: v128,
  quick: v128,
  w0: v128,
  w1: v128,
  pull0: v128,
  pull1: v128,
  a0: v128,
  a1: v128,
  out: usize,
): void {
  const zero = f32x4.splat(0);
  const g = f32x4.splat(G);
  const film = f32x4.splat(FILM);
  // A wall throws water back.
  const h0 = v128.bitselect(deep, depth, w0);
  const u0 = v128.bitselect(f32x4.neg(quick), speed, w0);
  const h1 = v128.bitselect(depth, deep, w1);
  const u1 = v128.bitselect(f32x4.neg(speed), quick, w1);
  const up = v128.andnot(drop, v128.or(w0, w1));
  const b0 = f32x4.pmin(f32x4.neg(up), zero);
  const b1 = f32x4.pmin(up, zero);
  const e0 = f32x4.add(h0, b0);
  const e1 = f32x4.add(h1, b1);
  const sill = f32x4.pmin(f32x4.pmin(e0, e1), zero);
  let d0 = f32x4.pmin(f32x4.sub(e0, sill), h0);
  let d1 = f32x4.pmin(f32x4.sub(e1, sill), h1);
  // Where a film stands above the water beyond, it feels the drop.
  const g0 = v128.and(f32x4.mul(f32x4.mul(g, h0), f32x4.pmin(f32x4.sub(sill, b0), zero)), pull0);
  const g1 = v128.and(f32x4.mul(f32x4.mul(g, h1), f32x4.pmin(f32x4.sub(sill, b1), zero)), pull1);
  const dry0 = f32x4.le(d0, film);
  const dry1 = f32x4.le(d1, film);
  const still = v128.and(dry0, dry1);
  if (i32x4.all_true(still)) {
    v128.store(out, zero);
    v128.store(out + row, g0);
    v128.store(out + 2 * row, g1);
    v128.store(out + 3 * row, zero);
    return;
  }
  d0 = v128.andnot(d0, still);
  d1 = v128.andnot(d1, still);
  const c0 = f32x4.sqrt(f32x4.mul(g, d0));
  const c1 = f32x4.sqrt(f32x4.mul(g, d1));
  const middle = f32x4.add(f32x4.mul(f32x4.splat(0.5), f32x4.add(u0, u1)), f32x4.sub(c0, c1));
  const c = f32x4.add(
    f32x4.mul(f32x4.splat(0.5), f32x4.add(c0, c1)),
    f32x4.mul(f32x4.splat(0.25), f32x4.sub(u0, u1)),
  );
  const back = f32x4.sub(u0, c0);
  const on = f32x4.add(u1, c1);
  let slow = f32x4.pmin(back, f32x4.sub(middle, c));
  let fast = f32x4.pmax(on, f32x4.add(middle, c));
  slow = v128.bitselect(back, v128.bitselect(f32x4.sub(u1, f32x4.add(c1, c1)), slow, dry0), dry1);
  fast = v128.bitselect(on, v128.bitselect(f32x4.add(u0, f32x4.add(c0, c0)), fast, dry1), dry0);
  slow = f32x4.pmin(slow, zero);
  fast = f32x4.pmax(fast, zero);
  const per = v128.andnot(f32x4.div(f32x4.splat(1), f32x4.sub(fast, slow)), still);
  const water = cross(d0, d1, u0, u1, slow, fast, per, out);
  v128.store(out + 3 * row, aside(water, a0, a1));
  v128.store(out + row, f32x4.add(v128.load(out + row), g0));
  v128.store(out + 2 * row, f32x4.add(v128.load(out + 2 * row), g1));
}

/** What share of a discharge of `norm` friction leaves; `dt4` is four times the step, `per` one over the depth. */
// @ts-ignore: decorator
@inline
export function braked(dt4: v128, n2: v128, depth: v128, per: v128, norm: v128): v128 {
  const one = f32x4.splat(1);
  const k = f32x4.mul(f32x4.mul(f32x4.mul(dt4, n2), root(depth)), f32x4.mul(per, per));
  return f32x4.div(f32x4.splat(2), f32x4.add(one, f32x4.sqrt(f32x4.add(one, f32x4.mul(k, norm)))));
}

// @ts-ignore: decorator
@inline
export function highest(x: v128): f32 {
  const a = max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1));
  const b = max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3));
  return max(a, b);
}

/** The spans of row `j`; of the rows beyond the grid those of the row beside them. */
export function spansBeside(j: i32): usize {
  return spansOf(min(max(j, 1), ny));
}

/** Speeds of the cells [from, to) of row `j` of the water in these arrays, to the east into `u` and to the north into `v`. */
export function speeds(h: usize, qx: usize, qy: usize, j: i32, from: i32, to: i32, u: usize, v: usize): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const film = f32x4.splat(FILM);
  let at = <usize>(j * stride + LEFT + from) << 2;
  let own = <usize>(LEFT + from) << 2;
  for (let i = from; i < to; i += 4) {
    const depth = v128.load(h + at);
    const flows = v128.and(f32x4.gt(depth, film), f32x4.ge(v128.load(FRICTION + at), zero));
    const per = f32x4.div(one, depth);
    v128.store(u + own, v128.and(f32x4.mul(v128.load(qx + at), per), flows));
    v128.store(v + own, v128.and(f32x4.mul(v128.load(qy + at), per), flows));
    at += 16;
    own += 16;
  }
}
