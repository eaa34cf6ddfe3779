/**
 * The step of `tools/wasm/swe.as.ts` in TypeScript, one cell at a time: `Math.fround` after each operation, in the same order,
 * so that both give equal bits (`arithmetic.test.ts`). It serves where an engine has no WebAssembly with SIMD.
 */
import { braked, clear, cross, type Faces, FILM, G, newFaces, pmax, pmin, type Row } from './full-twin.ts';
import { type Layout, type Step, WALL } from './memory.ts';
import { TILE } from './tiles.ts';

const r = Math.fround;

/** Speeds in a row, to the east and to the north. */
interface Speeds {
  readonly u: Row;
  readonly v: Row;
}

/** A step over the memory of `layout`. */
export function sweTwinStep(layout: Layout<Float32Array>): Step {
  const { nx, ny, stride, left, z, h, qx, qy, carry, friction, rain, sink, soil, deepest, spans, across } = layout;
  const fresh = (): Row => new Float32Array(stride);
  const east = newFaces(stride);
  let [north, south] = [newFaces(stride), newFaces(stride)];
  let [now, beyond]: [Speeds, Speeds] = [
    { u: fresh(), v: fresh() },
    { u: fresh(), v: fresh() },
  ];
  let [taken, soaked] = [0, 0];

  const spanned = (j: number, visit: (from: number, to: number) => void): void => {
    const inside = j < 1 ? 1 : j > ny ? ny : j;
    const base = (((inside - 1) / TILE.rows) | 0) * (2 * across + 1);
    for (let s = 0; s < (spans[base] as number); s++)
      visit(spans[base + 1 + 2 * s] as number, spans[base + 2 + 2 * s] as number);
  };

  const speeds = (j: number, from: number, to: number, { u, v }: Speeds): void => {
    for (let i = from; i < to; i++) {
      const at = j * stride + left + i;
      const depth = h[at] as number;
      const flows = depth > FILM && (friction[at] as number) >= 0;
      const per = r(1 / depth);
      u[left + i] = flows ? r((qx[at] as number) * per) : 0;
      v[left + i] = flows ? r((qy[at] as number) * per) : 0;
    }
  };

  /** The face between the cells at `at` and at `other`, whose places in their rows of speeds are `own` and `next`. */
  const face = (
    at: number,
    other: number,
    own: number,
    next: number,
    t0: Row,
    a0: Row,
    t1: Row,
    a1: Row,
    out: Faces,
  ): void => {
    const z0 = z[at] as number;
    const z1 = z[other] as number;
    cross(
      out,
      own,
      r(z1 - z0),
      h[at] as number,
      h[other] as number,
      t0[own] as number,
      t1[next] as number,
      z0 >= WALL,
      z1 >= WALL,
      true,
      true,
      a0[own] as number,
      a1[next] as number,
    );
  };

  const northward = (j: number, from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const [at, own] = [j * stride + left + i, left + i];
      face(at, at + stride, own, own, now.v, now.u, beyond.v, beyond.u, north);
    }
  };
  const eastward = (j: number, from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const [at, own] = [j * stride + left + i, left + i];
      face(at, at + 1, own, own + 1, now.u, now.v, now.u, now.v, east);
    }
  };

  /** New discharge after friction, which stops water and never turns it; tells its fastest wave, m/s. */
  const drive = (at: number, depth: number, x: number, y: number, dt: number): number => {
    const n2 = friction[at] as number;
    const flows = depth > FILM && n2 >= 0;
    const per = r(1 / depth);
    const share = braked(dt, n2, depth, per, x, y);
    const east = flows ? r(x * share) : 0;
    const north = flows ? r(y * share) : 0;
    qx[at] = east;
    qy[at] = north;
    const quick = flows ? r(pmax(Math.abs(east), Math.abs(north)) * per) : 0;
    return n2 >= 0 ? r(r(Math.sqrt(r(G * depth))) + quick) : 0;
  };

  const update = (j: number, from: number, to: number, dt: number, dtdx: number, rains: boolean, sinks: boolean) => {
    const tiles = (((j - 1) / TILE.rows) | 0) * across;
    // Lanes of sums in 64 bits, as the vectors keep them.
    let [even, odd, evenSoil, oddSoil] = [0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const [at, own] = [j * stride + left + i, left + i];
      const flow = r(
        r(
          r((east.water[own - 1] as number) - (east.water[own] as number)) +
            r((south.water[own] as number) - (north.water[own] as number)),
        ) * dtdx,
      );
      const come = rains ? r(flow + r((rain[at] as number) * dt)) : flow;
      const before = h[at] as number;
      let change = come;
      if (sinks) {
        const gone = pmin(pmax(0, r(before + come)), r((sink[at] as number) * dt));
        change = r(come - gone);
        const part = gone * (soil[at] as number);
        if ((i & 1) === 0) {
          even += gone;
          evenSoil += part;
        } else {
          odd += gone;
          oddSoil += part;
        }
      }
      const whole = r(change + (carry[at] as number));
      const depth = pmax(0, r(before + whole));
      carry[at] = r(whole - r(depth - before));
      h[at] = depth;
      const x = r(
        (qx[at] as number) +
          r(
            r(
              r((east.there[own - 1] as number) - (east.here[own] as number)) +
                r((south.aside[own] as number) - (north.aside[own] as number)),
            ) * dtdx,
          ),
      );
      const y = r(
        (qy[at] as number) +
          r(
            r(
              r((south.there[own] as number) - (north.here[own] as number)) +
                r((east.aside[own - 1] as number) - (east.aside[own] as number)),
            ) * dtdx,
          ),
      );
      const speed = drive(at, depth, x, y, dt);
      const tile = tiles + ((i / TILE.columns) | 0);
      const found = r(r(speed * speed) / G);
      if (found > (deepest[tile] as number)) deepest[tile] = found;
    }
    taken += even + odd;
    soaked += evenSoil + oddSoil;
  };

  const step = (dt: number, dtdx: number, _gdt: number, rains: boolean, sinks: boolean): void => {
    [taken, soaked] = [0, 0];
    for (let j = 0; j <= ny + 1; j++) {
      // Row j is the one beyond; what is worked on is the one before it.
      beyond.u.fill(0);
      beyond.v.fill(0);
      spanned(j, (from, to) => speeds(j, from === 0 ? -1 : from, to === nx ? nx + 1 : to, beyond));
      if (j > 0) {
        clear(east);
        clear(north);
        spanned(j - 1, (from, to) => {
          northward(j - 1, from, to);
          if (j > 1) eastward(j - 1, from === 0 ? -1 : from, to);
        });
        if (j === 1) layout.south.set(north.water);
        if (j === ny + 1) layout.north.set(north.water);
        if (j > 1) {
          layout.west[j - 2] = east.water[left - 1] as number;
          layout.east[j - 2] = east.water[left + nx - 1] as number;
          spanned(j - 1, (from, to) => update(j - 1, from, to, dt, dtdx, rains, sinks));
        }
      }
      [now, beyond] = [beyond, now];
      [south, north] = [north, south];
    }
  };
  return { step, taken: () => taken, soaked: () => soaked };
}
