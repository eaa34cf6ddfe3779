/** Water on the roads: looked for at points along every stretch that lies in a flood's domain, deepest and all. */
import type { DrillHazards } from '../../drill/hazards.ts';
import { holdsRoad, type Vehicle, WHEELS } from '../../hazards/consequences/in-water.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { distance, type LonLat } from '../../world/geo.ts';
import { along } from '../../world/roads/plane.ts';
import type { RoadNetwork } from './network.ts';

/** Between two looks, m: a lane's width in the finest domains. */
export const LOOK = 25;
/** Less water than this slows nobody, m. */
const DAMP = 0.03;
/** Depth that trembles at a limit passes it once, m. */
const SETTLED = 0.03;

export interface Wet {
  /** Depth at each look that is not dry, m. */
  readonly depths: readonly number[];
  readonly deepest: number;
  readonly place: LonLat;
  /** What it stops. */
  readonly stops: readonly Vehicle[];
}

export class WetRoads {
  readonly #looks: ReadonlyMap<number, readonly LonLat[]>;

  constructor(scenario: Scenario, { graph }: RoadNetwork) {
    const boxes = scenario.hazards.flatMap((hazard) => (hazard.kind === 'flood' ? [hazard.domain.box] : []));
    const inside = ([lon, lat]: LonLat): boolean =>
      boxes.some(([west, south, east, north]) => lon >= west && lon <= east && lat >= south && lat <= north);
    const lines = scenario.roads?.lines ?? [];
    this.#looks = new Map(
      graph.stretches.flatMap(({ line, class: kind, points }, stretch) => {
        if (lines[line]?.raised === true || kind === 'ferry' || kind === 'sea') return [];
        const looks = everyFew(points).filter(inside);
        return looks.length === 0 ? [] : [[stretch, looks] as const];
      }),
    );
  }

  /** Stretches that are wet now; `stopped` tells what a stretch stopped until now. */
  look(hazards: DrillHazards, stopped: (stretch: number) => readonly Vehicle[]): ReadonlyMap<number, Wet> {
    const wet = new Map<number, Wet>();
    // Before any flood is computed all is dry.
    if (hazards.of('flood').every(({ state }) => state.flood.steps === 0)) return wet;
    for (const [stretch, looks] of this.#looks) {
      const found = wetOf(hazards, looks, stopped(stretch));
      if (found !== undefined) wet.set(stretch, found);
    }
    return wet;
  }
}

function wetOf(hazards: DrillHazards, looks: readonly LonLat[], before: readonly Vehicle[]): Wet | undefined {
  const depths: number[] = [];
  const stops = new Set<Vehicle>();
  let [deepest, place] = [0, looks[0] as LonLat];
  for (const at of looks) {
    const { depth, speed } = hazards.wading(at);
    if (depth < DAMP) continue;
    depths.push(depth);
    if (depth > deepest) [deepest, place] = [depth, at];
    for (const vehicle of WHEELS) {
      const counts = before.includes(vehicle) ? depth + SETTLED : depth;
      if (!holdsRoad(vehicle, counts, speed)) stops.add(vehicle);
    }
  }
  return depths.length === 0 ? undefined : { depths, deepest, place, stops: WHEELS.filter((one) => stops.has(one)) };
}

function everyFew(points: readonly LonLat[]): LonLat[] {
  return points.flatMap((from, i) => {
    const to = points[i + 1];
    if (to === undefined) return [from];
    const looks = Math.max(1, Math.ceil(distance(from, to) / LOOK));
    return Array.from({ length: looks }, (_, k) => along(from, to, k / looks));
  });
}
