/**
 * The land's outline: a mask that cuts the relief, three bands of lighter water along the shore, the coast line itself.
 * The source's segments of half a kilometre and more are rounded once when the map loads.
 */
import { type Container, Graphics } from 'pixi.js';
import type { Basemap } from '../../../world/basemap.ts';
import { hex, mix, rgb } from '../../look/colour.ts';
import type { GroundColours } from '../../look/tokens.ts';
import type { Projection, WorldBox } from '../projection.ts';
import { clip, coastOf, extent, type Line, project, scaled, simplify, smoothRing } from './geometry.ts';

/** Bands from the widest to the narrowest: reach seaward in px, and how far the water leans towards the shore's colour. */
const BANDS = [
  { reach: 9, share: 0.07 },
  { reach: 5.5, share: 0.16 },
  { reach: 2.5, share: 0.3 },
] as const;

/** How far a drawn line may be off the coast: of a band as a share of its reach, of the line in px. */
const BAND_TOLERANCE = 0.15;
const LINE_TOLERANCE = 0.35;

export class Coast {
  /** Under the land: its outer half is all that is seen. */
  readonly bands = new Graphics({ label: 'coast bands' });
  /** The land as a plain area, for the relief's mask and for ground without relief. */
  readonly mask = new Graphics({ label: 'land mask' });
  readonly fill = new Graphics({ label: 'land fill' });
  readonly line = new Graphics({ label: 'coast line' });
  readonly box: WorldBox | undefined;
  readonly #areas: readonly (readonly Line[])[];
  readonly #coasts: readonly Line[];

  constructor(basemap: Basemap, projection: Projection) {
    const areas = basemap.land
      .flatMap((land) => land.areas)
      .map((rings) => rings.map((ring) => project(projection, ring)));
    const box = extent(areas.flat());
    this.box = box;
    this.#areas = box ? areas.map((rings) => rings.map((ring) => smoothRing(ring, box))) : [];
    this.#coasts = box ? this.#areas.flat().flatMap((ring) => coastOf(ring, box)) : [];
    this.#fill(this.mask, '#FFFFFF');
  }

  /** Colours the plain land: visible where no relief covers it. */
  paint(ground: GroundColours): void {
    this.#fill(this.fill.clear(), ground.land[0]);
  }

  /**
   * Draws bands and line for a zoom step, where they may be seen. Strokes are made in px of that step and scaled back to
   * metres: Pixi rounds their corners by their width in units, and a band of a kilometre would get a thousand triangles.
   */
  draw(ground: GroundColours, scale: number, area: WorldBox): void {
    const coasts = this.#coasts.flatMap((coast) => clip(coast, area)).map((coast) => scaled(coast, scale));
    this.bands.clear().scale.set(1 / scale);
    for (const { reach, share } of BANDS) {
      for (const coast of coasts) this.bands.poly(simplify(coast, reach * BAND_TOLERANCE), false);
      const color = hex(mix(rgb(ground.sea[0]), rgb(ground.shore), share));
      this.bands.stroke({ width: 2 * reach, color, join: 'round', cap: 'round' });
    }
    this.line.clear().scale.set(1 / scale);
    for (const coast of coasts) this.line.poly(simplify(coast, LINE_TOLERANCE), false);
    this.line.stroke({ width: 1.1, color: ground.coast, join: 'round' });
  }

  #fill(graphics: Graphics, color: string): void {
    for (const [outer, ...holes] of this.#areas) {
      if (!outer) continue;
      graphics.poly(outer as number[], true).fill({ color });
      for (const hole of holes) graphics.poly(hole as number[], true).cut();
    }
  }

  destroy(): void {
    for (const part of [this.bands, this.mask, this.fill, this.line] satisfies Container[]) part.destroy();
  }
}
