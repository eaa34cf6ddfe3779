/** A domain's grid: which cell a place is in, and what its ground is made of. */
import { cos, DEG } from '../../engine/math.ts';
import { EARTH_RADIUS, inRing, type LonLat } from '../../world/geo.ts';
import type { Ground } from '../hazard.ts';
import type { FloodGrid, Side } from './scheme.ts';
import { type Domain, FLOOD_DEFAULTS, type FloodSpec } from './spec.ts';
import { spreadOver } from './spread.ts';

/** A domain laid out in square cells. Small enough that the earth is flat in it. */
export class Layout {
  readonly nx: number;
  readonly ny: number;
  readonly domain: Domain;

  constructor(domain: Domain) {
    const [west, south, east, north] = domain.box;
    const degree = EARTH_RADIUS * DEG;
    const { berth } = domain;
    this.domain = domain;
    this.nx =
      berth === undefined
        ? Math.max(1, Math.round(((east - west) * degree * cos(((south + north) / 2) * DEG)) / domain.cell))
        : berth.columns * berth.ratio;
    this.ny =
      berth === undefined
        ? Math.max(1, Math.round(((north - south) * degree) / domain.cell))
        : berth.rows * berth.ratio;
  }

  /** The cell a place is in; undefined outside. */
  cell([lon, lat]: LonLat): number | undefined {
    const [west, south, east, north] = this.domain.box;
    const i = Math.floor(((lon - west) / (east - west)) * this.nx);
    const j = Math.floor(((lat - south) / (north - south)) * this.ny);
    return i < 0 || i >= this.nx || j < 0 || j >= this.ny ? undefined : i + this.nx * j;
  }

  centre(cell: number): LonLat {
    const [west, south, east, north] = this.domain.box;
    return [
      west + ((east - west) * ((cell % this.nx) + 0.5)) / this.nx,
      south + ((north - south) * (Math.floor(cell / this.nx) + 0.5)) / this.ny,
    ];
  }

  /** The cells along a path, each once, in order; no gap that water could slip through. */
  along(path: readonly LonLat[]): number[] {
    const found = new Set<number>();
    const [west, south, east, north] = this.domain.box;
    path.forEach((to, k) => {
      const from = path[k - 1] ?? to;
      const across = (Math.abs(to[0] - from[0]) / (east - west)) * this.nx;
      const up = (Math.abs(to[1] - from[1]) / (north - south)) * this.ny;
      // Four looks a cell: a corner is cut by less than any cell's side.
      const steps = Math.max(1, Math.ceil(4 * Math.max(across, up)));
      let last = this.cell(from);
      for (let s = 0; s <= steps; s++) {
        const share = s / steps;
        const cell = this.cell([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
        if (cell === undefined) continue;
        // Where the path goes from corner to corner, one of the two cells beside it closes the gap.
        if (last !== undefined && Math.abs((cell % this.nx) - (last % this.nx)) === 1 && Math.abs(cell - last) > 1)
          found.add(last - (last % this.nx) + (cell % this.nx));
        found.add(cell);
        last = cell;
      }
    });
    return [...found];
  }
}

/** The grid of a domain: terrain, then hollows, walls and closed gates, buildings. Unknown ground is no ground for water. */
export function gridOf(spec: FloodSpec, layout: Layout, ground: Pick<Ground, 'elevation'>): FloodGrid {
  const { nx, ny } = layout;
  const heights = new Float64Array(nx * ny);
  for (let cell = 0; cell < nx * ny; cell++) heights[cell] = ground.elevation(layout.centre(cell));
  const held = heldOf(spec, layout, heights);
  for (const { at, radius, height } of spec.hollows) lower(layout, heights, at, radius, height);
  for (const { path, crest } of [...spec.walls, ...spec.gates, ...spec.breaches]) {
    for (const cell of layout.along(path)) heights[cell] = Math.max(heights[cell] as number, crest);
  }
  for (const ring of spec.buildings) {
    for (let cell = 0; cell < nx * ny; cell++) if (inRing(layout.centre(cell), ring)) heights[cell] = Number.NaN;
  }
  return {
    nx,
    ny,
    dx: spec.domain.cell,
    ground: heights,
    manning: spreadOver(spec.manning, layout, FLOOD_DEFAULTS.manning),
    ...(held === undefined ? {} : { held }),
  };
}

/** The cells of the sea, and those of the open sides: water that reaches one is gone. */
function heldOf({ sea, open }: FloodSpec, { nx, ny }: Layout, heights: Float64Array): Uint8Array | undefined {
  if (sea === undefined && open.length === 0) return undefined;
  const held = Uint8Array.from(heights, (height) => (sea !== undefined && height < sea ? 1 : 0));
  for (const side of open) {
    const along = side === 'west' || side === 'east' ? ny : nx;
    for (let k = 0; k < along; k++) held[edgeCell(side, k, nx, ny)] = 1;
  }
  return held;
}

function edgeCell(side: Side, k: number, nx: number, ny: number): number {
  switch (side) {
    case 'west':
      return nx * k;
    case 'east':
      return nx * k + nx - 1;
    case 'south':
      return k;
    case 'north':
      return k + nx * (ny - 1);
  }
}

/** Sets the ground of all cells whose middle is within `radius` m of a place, and of the place's own. */
function lower(layout: Layout, heights: Float64Array, at: LonLat, radius: number, height: number): void {
  const own = layout.cell(at);
  if (own === undefined) return;
  const { nx } = layout;
  const reach = Math.ceil(radius / layout.domain.cell);
  const [i0, j0] = [own % nx, Math.floor(own / nx)];
  for (let j = j0 - reach; j <= j0 + reach; j++) {
    for (let i = i0 - reach; i <= i0 + reach; i++) {
      if (i < 0 || i >= nx || j < 0 || j >= layout.ny) continue;
      const far = ((i - i0) * (i - i0) + (j - j0) * (j - j0)) * layout.domain.cell * layout.domain.cell;
      if (far <= radius * radius) heights[i + nx * j] = height;
    }
  }
}
