// AssemblyScript, part of every scheme's module: where the grid lies in memory (`memory.ts` in `src/hazards/flood` lays it out the
// same), which of its cells a step looks at, and what the schemes compute alike.

export const LEFT: i32 = 4;
export const TILE_COLUMNS: i32 = 32;
export const TILE_ROWS: i32 = 16;

export let nx: i32 = 0;
export let ny: i32 = 0;
export let stride: i32 = 0;
export let across: i32 = 0;
/** Bytes of a row. */
export let row: usize = 0;
export let Z: usize = 0;
export let H: usize = 0;
export let QX: usize = 0;
export let QY: usize = 0;
export let CARRY: usize = 0;
export let FRICTION: usize = 0;
export let RAIN: usize = 0;
export let SINK: usize = 0;
export let SOIL: usize = 0;
export let ROWS: usize = 0;
export let WEST: usize = 0;
export let EAST: usize = 0;
export let SOUTH: usize = 0;
export let NORTH: usize = 0;
export let DEEPEST: usize = 0;
export let SPANS: usize = 0;

/** `rowsOfStep`: how many rows a step needs for itself. */
export function layOut(columns: i32, rows: i32, base: usize, rowsOfStep: usize): void {
  nx = columns;
  ny = rows;
  stride = LEFT + ((nx + 3) & ~3) + 4;
  row = <usize>stride << 2;
  across = (nx + TILE_COLUMNS - 1) / TILE_COLUMNS;
  const size = <usize>(stride * (ny + 2)) << 2;
  Z = base;
  H = Z + size;
  QX = H + size;
  QY = QX + size;
  CARRY = QY + size;
  FRICTION = CARRY + size;
  RAIN = FRICTION + size;
  SINK = RAIN + size;
  SOIL = SINK + size;
  ROWS = SOIL + size;
  WEST = ROWS + rowsOfStep * row;
  EAST = WEST + (<usize>((ny + 3) & ~3) << 2);
  SOUTH = EAST + (<usize>((ny + 3) & ~3) << 2);
  NORTH = SOUTH + row;
  DEEPEST = NORTH + row;
  const tiles = across * ((ny + TILE_ROWS - 1) / TILE_ROWS);
  SPANS = DEEPEST + ((<usize>tiles + 3) & ~3) * 4;
}

/** Where the step keeps its rows: each of several that compute on one memory has its own. */
export function workIn(rows: usize): void {
  ROWS = rows;
}

/** Spans of columns of row `j` of the grid, from 1: their number and then from, to of each. */
// @ts-ignore: decorator
@inline
export function spansOf(j: i32): usize {
  return SPANS + (<usize>(((j - 1) / TILE_ROWS) * (2 * across + 1)) << 2);
}

/** Where span `s` of those begins, and where it ends. */
// @ts-ignore: decorator
@inline
export function spanFrom(spans: usize, s: i32): i32 {
  return load<i32>(spans + ((1 + 2 * s) << 2));
}
// @ts-ignore: decorator
@inline
export function spanTo(spans: usize, s: i32): i32 {
  return load<i32>(spans + ((2 + 2 * s) << 2));
}
/** Whether a row is looked at from end to end. */
// @ts-ignore: decorator
@inline
export function isWhole(spans: usize): bool {
  return load<i32>(spans) == 1 && spanFrom(spans, 0) == 0 && spanTo(spans, 0) == nx;
}

/** Water taken by sinks in the step, and the soil's part of it, metres times cells. */
let taken: f64 = 0;
let soaked: f64 = 0;
export function takenSum(): f64 {
  return taken;
}
export function soakedSum(): f64 {
  return soaked;
}
/** A step begins, in which nothing is taken yet. */
export function beginSums(): void {
  taken = 0;
  soaked = 0;
}
/** What a span has lost, by lanes, goes to `sums`, or where that is 0 into the sums here. */
export function lose(sums: usize, sum: v128, soil: v128): void {
  const gone = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  const drunk = f64x2.extract_lane(soil, 0) + f64x2.extract_lane(soil, 1);
  if (sums == 0) {
    taken += gone;
    soaked += drunk;
  } else {
    store<f64>(sums, gone);
    store<f64>(sums + 8, drunk);
  }
}

// @ts-ignore: decorator
@inline
export function upper(x: v128): v128 {
  return f64x2.promote_low_f32x4(i8x16.shuffle(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
}

/** x^(−⅓): a seed from the exponent, then one step of third order. */
// @ts-ignore: decorator
@inline
export function root(x: v128): v128 {
  const seed = i32x4.sub(i32x4.splat(0x54a1a800), i32x4.dot_i16x8_s(i32x4.shr_u(x, 16), i32x4.splat(21845)));
  const t = f32x4.mul(x, f32x4.mul(seed, f32x4.mul(seed, seed)));
  return f32x4.mul(
    seed,
    f32x4.add(f32x4.splat(1.5555556), f32x4.mul(t, f32x4.add(f32x4.splat(-0.7777778), f32x4.mul(t, f32x4.splat(0.22222222))))),
  );
}
