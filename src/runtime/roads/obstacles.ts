/** What keeps vehicles off each stretch now: an order, something fallen on it, water, gas. */
import type { DrillHazards } from '../../drill/hazards.ts';
import type { RoadBlock } from '../../drill/state.ts';
import type { Outline } from '../../hazards/hazard.ts';
import type { Asset, Closure, Scenario } from '../../scenario/scenario.ts';
import { inPolygon, type LonLat } from '../../world/geo.ts';
import { along } from '../../world/roads/plane.ts';
import type { RoadNetwork } from './network.ts';
import type { Wet } from './wet.ts';

/** A block, and what brought it about: undefined when it is the hazards' step. */
export interface Obstacle extends RoadBlock {
  readonly cause: { readonly asset: string } | { readonly closure: number } | undefined;
}
/** Zones of a release that nobody is sent through: what responders keep the public out of (doctrine 3.1), or AEGL-2. */
const ZONES: ReadonlySet<Outline['what']> = new Set(['aegl-2', 'isolation', 'protection']);
/** A site lies on its road within this, m. */
const BESIDE = 5_000;

type Box = readonly [west: number, south: number, east: number, north: number];
const boxOf = (places: readonly LonLat[]): Box => {
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
};
const meet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

export class Obstacles {
  readonly #network: RoadNetwork;
  /** Where each stretch is looked at for gas: at its points and half way between. */
  readonly #looks: readonly { readonly box: Box; readonly places: readonly LonLat[] }[];
  /** Stretches of each closure, and the stretch under each asset, with the place. */
  readonly #closures: readonly (readonly (readonly [stretch: number, place: LonLat])[])[];
  readonly #assets: readonly (readonly [asset: Asset, stretch: number, place: LonLat])[];

  constructor({ roads, assets, sites }: Scenario, network: RoadNetwork) {
    this.#network = network;
    this.#looks = network.graph.stretches.map(({ points }) => ({
      box: boxOf(points),
      places: points.flatMap((from, i) => (i === 0 ? [from] : [along(points[i - 1] as LonLat, from, 0.5), from])),
    }));
    const places = new Map(sites.map(({ id, at }) => [id, at]));
    this.#closures = (roads?.closures ?? []).map((closure) => this.#closed(closure, places));
    this.#assets = assets.flatMap((asset) => {
      const { road, site } = asset;
      const spot = road === undefined ? undefined : this.#on(road, places.get(site));
      return spot === undefined ? [] : [[asset, spot.stretch, spot.place] as const];
    });
  }

  /** By stretch; of several the one that stands first in the list above. */
  now(
    closed: (closure: number) => boolean,
    down: (asset: string) => boolean,
    wet: ReadonlyMap<number, Wet>,
    zones: readonly Outline[],
  ): Map<number, Obstacle> {
    const found = new Map<number, Obstacle>();
    const add = (stretch: number, obstacle: Obstacle): void => {
      if (!found.has(stretch)) found.set(stretch, obstacle);
    };
    this.#closures.forEach((stretches, closure) => {
      if (closed(closure))
        for (const [stretch, place] of stretches) add(stretch, { by: 'closure', place, cause: { closure } });
    });
    for (const [{ id }, stretch, place] of this.#assets)
      if (down(id)) add(stretch, { by: 'asset', place, cause: { asset: id } });
    for (const [stretch, { deepest, place, stops }] of wet)
      if (stops.length > 0)
        add(stretch, {
          by: 'water',
          place,
          value: Math.round(deepest * 100) / 100,
          stops: [...stops],
          cause: undefined,
        });
    for (const { rings } of zones) for (const ring of rings) this.#gas(ring, add);
    return found;
  }

  #gas(ring: readonly LonLat[], add: (stretch: number, obstacle: Obstacle) => void): void {
    if (ring.length < 3) return;
    const zone = boxOf(ring);
    this.#looks.forEach(({ box, places }, stretch) => {
      if (!meet(box, zone)) return;
      const inside = places.find((place) => inPolygon(place, [ring]));
      if (inside !== undefined) add(stretch, { by: 'gas', place: inside, cause: undefined });
    });
  }

  #closed({ road, site }: Closure, places: ReadonlyMap<string, LonLat>): (readonly [number, LonLat])[] {
    if (site !== undefined) {
      const spot = this.#on(road, places.get(site));
      return spot === undefined ? [] : [[spot.stretch, spot.place]];
    }
    return this.#network.graph.stretches.flatMap(({ road: own, points }, stretch) =>
      own === road ? [[stretch, points[points.length >> 1] as LonLat] as const] : [],
    );
  }

  #on(road: string, place: LonLat | undefined) {
    const { stretches } = this.#network.graph;
    return place && this.#network.spot(place, (stretch) => stretches[stretch]?.road === road, BESIDE);
  }
}

/** The zones of every release now. */
export const zonesOf = (hazards: DrillHazards): Outline[] =>
  hazards.outlines('chemical').filter(({ what }) => ZONES.has(what));
