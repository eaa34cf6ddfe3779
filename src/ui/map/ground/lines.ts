/**
 * What runs over the ground: rivers and lakes on the land, roads and railways above the water, district lines where asked
 * for. Widths are px on the screen, so everything is drawn anew for each zoom step, and only near what is shown.
 * Whether a road can be passed is not the ground's business: state is drawn over it by the live layers.
 */
import { Graphics, type StrokeStyle } from 'pixi.js';
import type { Basemap, RoadClass } from '../../../world/basemap.ts';
import { hex, mix, rgb } from '../../look/colour.ts';
import type { GroundColours } from '../../look/tokens.ts';
import type { Projection, WorldBox } from '../projection.ts';
import { clip, dash, type Line, once, project, scaled, simplify } from './geometry.ts';

/** px by class; the casing shows beyond it on both sides. */
const ROAD_WIDTH: Readonly<Record<RoadClass, number>> = { motorway: 2.2, trunk: 1.8, primary: 1.2, rail: 1 };
const CASING = 1.1;
const RIVER_WIDTH = { 1: 1.8, 2: 1.3, 3: 0.9 } as const;
/** On and off, px. */
const DASHES = { rail: [7, 4], tunnel: [5, 4], district: [5, 4] } as const;
/** The order of drawing: the greater road over the lesser. */
const ROAD_ORDER = ['primary', 'trunk', 'motorway'] as const;

/** px that a drawn line may be off its data. */
const TOLERANCE = 0.35;

interface Way {
  readonly class: RoadClass;
  readonly tunnel: boolean;
  readonly line: Line;
}

export class Lines {
  readonly water = new Graphics({ label: 'rivers and lakes' });
  readonly roads = new Graphics({ label: 'roads' });
  readonly districts = new Graphics({ label: 'districts', visible: false });
  readonly #rivers: readonly { readonly rank: 1 | 2 | 3; readonly line: Line }[];
  readonly #lakes: readonly (readonly Line[])[];
  readonly #ways: readonly Way[];
  readonly #boundaries: readonly Line[];

  /** Roads and railways end at `within`, so that none runs out over the map's fading rim. */
  constructor(basemap: Basemap, projection: Projection, within?: WorldBox) {
    const flat = (line: Parameters<typeof project>[1]): Line => project(projection, line);
    this.#rivers = basemap.rivers.flatMap(({ rank, lines }) => lines.map((line) => ({ rank, line: flat(line) })));
    this.#lakes = basemap.inlandWater.flatMap(({ areas }) => areas.map((rings) => rings.map(flat)));
    this.#ways = basemap.roads.flatMap((road) =>
      road.lines
        .flatMap((line) => (within ? clip(flat(line), within) : [flat(line)]))
        .map((line) => ({ class: road.class, tunnel: road.structure === 'tunnel', line })),
    );
    this.#boundaries = once(
      basemap.districts.flatMap(({ areas }) => areas.flat().map(flat)),
      basemap.land.flatMap(({ areas }) => areas.flat().map(flat)),
    );
  }

  /** Draws all lines for a zoom step, `scale` px a metre, where they may be seen; in px of that step (see `Coast`). */
  draw(ground: GroundColours, scale: number, area: WorldBox): void {
    const near: Near = (lines) =>
      lines.flatMap((line) => clip(line, area)).map((line) => simplify(scaled(line, scale), TOLERANCE));
    for (const layer of [this.water, this.roads, this.districts]) layer.clear().scale.set(1 / scale);
    // Afar, streams would cover the land with a web that tells nothing.
    this.#drawRivers(ground, near, scale < 1 / 250 ? 2 : 3);
    this.#drawLakes(ground, near, scale);
    this.#drawRoads(ground, near);
    if (this.districts.visible)
      stroke(this.districts, near(this.#boundaries), { width: 1, color: ground.label, alpha: 0.55 }, DASHES.district);
  }

  #drawRivers(ground: GroundColours, near: Near, least: number): void {
    for (const rank of ([3, 2, 1] as const).filter((rank) => rank <= least)) {
      const lines = this.#rivers.filter((river) => river.rank === rank).map(({ line }) => line);
      stroke(this.water, near(lines), { width: RIVER_WIDTH[rank], color: ground.river });
    }
  }

  #drawLakes(ground: GroundColours, near: Near, scale: number): void {
    for (const [shore, ...islands] of this.#lakes) {
      if (!shore || near([shore]).length === 0) continue;
      this.water
        .poly(scaled(shore, scale), true)
        .fill({ color: hex(mix(rgb(ground.sea[0]), rgb(ground.river), 0.12)) });
      for (const island of islands) this.water.poly(scaled(island, scale), true).cut();
      this.water.poly(scaled(shore, scale), true).stroke({ width: 0.8, color: ground.river });
    }
  }

  #drawRoads(ground: GroundColours, near: Near): void {
    const of = (kind: RoadClass, tunnel = false): Line[] =>
      near(this.#ways.filter((way) => way.class === kind && way.tunnel === tunnel).map(({ line }) => line));
    stroke(this.roads, of('rail'), { width: ROAD_WIDTH.rail, color: ground.road }, DASHES.rail);
    for (const kind of ROAD_ORDER)
      stroke(this.roads, of(kind), { width: ROAD_WIDTH[kind] + 2 * CASING, color: ground.casing });
    for (const kind of ROAD_ORDER) {
      stroke(this.roads, of(kind, true), { width: ROAD_WIDTH[kind], color: ground.road }, DASHES.tunnel);
      stroke(this.roads, of(kind), { width: ROAD_WIDTH[kind], color: ground.road });
    }
  }

  destroy(): void {
    for (const part of [this.water, this.roads, this.districts]) part.destroy();
  }
}

/** The parts of lines that may be seen, in px of the zoom step. */
type Near = (lines: readonly Line[]) => Line[];

/** Strokes lines given in px, dashed where dashes are given. */
function stroke(on: Graphics, lines: readonly Line[], style: StrokeStyle, dashes?: readonly [number, number]): void {
  const parts = dashes ? lines.flatMap((line) => dash(line, ...dashes)) : lines;
  if (parts.length === 0) return;
  for (const part of parts) on.poly(part as number[], false);
  on.stroke({ join: 'round', cap: dashes ? 'butt' : 'round', ...style });
}
