/**
 * The step of `tools/wasm/inertial.as.ts` in TypeScript, one cell at a time: `Math.fround` after each operation, in the same order,
 * so that both give equal bits (`arithmetic.test.ts`). It serves where an engine has no WebAssembly with SIMD.
 */
import type { Layout, Step } from './memory.ts';
import { TILE } from './tiles.ts';

const r = Math.fround;
const G = r(9.81);
const FILM = r(1e-6);
const [THETA, BESIDE] = [r(0.9), r(0.05)];
const [B0, B1, B2] = [r(1.5555556), r(-0.7777778), r(0.22222222)];
const SAFE = r(0.9999995);

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** x^(−⅓): a seed from the exponent, then one step of third order; within 2e-4. */
export function root(x: number): number {
  float[0] = x;
  bits[0] = (0x54a1a800 - Math.imul((bits[0] as number) >>> 16, 21845)) | 0;
  const seed = float[0] as number;
  const t = r(x * r(seed * r(seed * seed)));
  return r(seed * r(B0 + r(t * r(B1 + r(t * B2)))));
}

/** WebAssembly's pseudo-maximum and -minimum. */
const pmax = (a: number, b: number): number => (a < b ? b : a);
const pmin = (a: number, b: number): number => (b < a ? b : a);

function face(
  hf: number,
  slope: number,
  q: number,
  beside: number,
  cross: number,
  n2: number,
  dt: number,
  gdt: number,
): number {
  if (!(hf > FILM && n2 >= 0)) return 0;
  const norm = r(Math.sqrt(r(r(q * q) + r(cross * cross))));
  const mean = r(r(THETA * q) + r(BESIDE * beside));
  const square = r(hf * hf);
  const top = r(r(mean - r(r(gdt * hf) * slope)) * square);
  const bottom = r(square + r(r(r(n2 * dt) * norm) * root(hf)));
  const most = r(hf * r(Math.sqrt(r(G * hf))));
  return pmin(pmax(r(top / bottom), -most), most);
}

/** A step over the memory of `layout`. */
export function twinStep(layout: Layout<Float32Array>): Step {
  const { nx, ny, stride, left, z, h, qx, qy, carry, friction, rain, sink, soil, deepest, spans, across } = layout;
  const rows = Array.from({ length: 6 }, () => new Float32Array(stride));
  let [taken, soaked] = [0, 0];
  const fluxes = (
    j: number,
    from: number,
    to: number,
    nX: Float32Array,
    nY: Float32Array,
    dt: number,
    gdt: number,
  ): void => {
    for (let i = from; i < to; i++) {
      const at = j * stride + left + i;
      const [east, north, south, west] = [at + 1, at + stride, at - stride, at - 1];
      const [z0, h0, f0] = [z[at] as number, h[at] as number, friction[at] as number];
      // Heights above the higher of the two grounds: the same from either side, to the last bit.
      const [zE, zN] = [z[east] as number, z[north] as number];
      const [sillE, sillN] = [pmax(z0, zE), pmax(z0, zN)];
      const [hereE, thereE] = [r(h0 + r(z0 - sillE)), r((h[east] as number) + r(zE - sillE))];
      const cx = r(
        r(r((qy[at] as number) + (qy[east] as number)) + r((qy[south] as number) + (qy[south + 1] as number))) * 0.25,
      );
      nX[left + i] = face(
        pmax(hereE, thereE),
        r(thereE - hereE),
        qx[at] as number,
        r((qx[west] as number) + (qx[east] as number)),
        cx,
        pmax(f0, friction[east] as number),
        dt,
        gdt,
      );
      const [hereN, thereN] = [r(h0 + r(z0 - sillN)), r((h[north] as number) + r(zN - sillN))];
      const cy = r(
        r(r((qx[at] as number) + (qx[west] as number)) + r((qx[north] as number) + (qx[north - 1] as number))) * 0.25,
      );
      nY[left + i] = face(
        pmax(hereN, thereN),
        r(thereN - hereN),
        qy[at] as number,
        r((qy[south] as number) + (qy[north] as number)),
        cy,
        pmax(f0, friction[north] as number),
        dt,
        gdt,
      );
    }
  };
  const shares = (
    j: number,
    from: number,
    to: number,
    nX: Float32Array,
    nY: Float32Array,
    below: Float32Array,
    share: Float32Array,
    dtdx: number,
  ): void => {
    share[left + from - 1] = 1;
    for (let i = from; i < to; i++) {
      const own = left + i;
      const out = r(
        r(
          r(pmax(0, nX[own] as number) + pmax(0, -(nX[own - 1] as number))) +
            r(pmax(0, nY[own] as number) + pmax(0, -(below[own] as number))),
        ) * dtdx,
      );
      const has = h[j * stride + own] as number;
      share[own] = out > has ? r(r(has / out) * SAFE) : 1;
    }
    // Whole vectors of four are written there, and the one after them.
    for (let i = to; i <= from + ((to - from + 3) & ~3); i++) share[left + i] = 1;
  };
  const limited = (q: number, own: number, other: number): number => r(q * (q > 0 ? own : other));
  const depths = (
    j: number,
    from: number,
    to: number,
    nX: Float32Array,
    nY: Float32Array,
    share: Float32Array,
    above: Float32Array,
    dt: number,
    dtdx: number,
    rains: boolean,
    sinks: boolean,
  ): void => {
    const tiles = (((j - 1) / TILE.rows) | 0) * across;
    // Lanes of sums in 64 bits, as the vectors keep them.
    let [even, odd, evenSoil, oddSoil] = [0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const at = j * stride + left + i;
      const own = left + i;
      const s0 = share[own] as number;
      const east = limited(nX[own] as number, s0, share[own + 1] as number);
      const west = limited(nX[own - 1] as number, share[own - 1] as number, s0);
      const north = limited(nY[own] as number, s0, above[own] as number);
      const south = qy[at - stride] as number;
      if (i === 0) qx[at - 1] = west;
      qx[at] = east;
      qy[at] = north;
      const flow = r(r(r(west - east) + r(south - north)) * dtdx);
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
      const now = pmax(0, r(before + whole));
      carry[at] = r(whole - r(now - before));
      h[at] = now;
      const tile = tiles + ((i / TILE.columns) | 0);
      if ((friction[at] as number) >= 0 && now > (deepest[tile] as number)) deepest[tile] = now;
    }
    taken += even + odd;
    soaked += evenSoil + oddSoil;
  };
  const southern = (from: number, to: number, share: Float32Array): void => {
    for (let own = left + from; own < left + to; own++)
      qy[own] = limited(layout.south[own] as number, 1, share[own] as number);
  };
  const spanned = (j: number, visit: (from: number, to: number) => void): void => {
    const base = (((j - 1) / TILE.rows) | 0) * (2 * across + 1);
    for (let s = 0; s < (spans[base] as number); s++)
      visit(spans[base + 1 + 2 * s] as number, spans[base + 2 + 2 * s] as number);
  };
  const step = (dt: number, dtdx: number, gdt: number, rains: boolean, sinks: boolean): void => {
    [taken, soaked] = [0, 0];
    for (const row of rows) row.fill(0);
    let [nX, nY, share, oldX, oldY, oldShare] = rows as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    oldY.set(layout.south);
    for (let j = 1; j <= ny + 1; j++) {
      nX.fill(0);
      nY.fill(0);
      if (j <= ny) {
        spanned(j, (from, to) => fluxes(j, from, to, nX, nY, dt, gdt));
        nX[left - 1] = layout.west[j - 1] as number;
        nX[left + nx - 1] = layout.east[j - 1] as number;
        if (j === ny) nY.set(layout.north);
        spanned(j, (from, to) => shares(j, from, to, nX, nY, oldY, share, dtdx));
        if (j === 1) spanned(j, (from, to) => southern(from, to, share));
      } else share.fill(1);
      if (j > 1)
        spanned(j - 1, (from, to) => depths(j - 1, from, to, oldX, oldY, oldShare, share, dt, dtdx, rains, sinks));
      [nX, oldX] = [oldX, nX];
      [nY, oldY] = [oldY, nY];
      [share, oldShare] = [oldShare, share];
    }
  };
  return { step, taken: () => taken, soaked: () => soaked };
}
