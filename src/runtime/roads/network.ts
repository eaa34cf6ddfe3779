/** A scenario's roads as they are driven on: the graph, a router on it, and where on its stretches a place lies. */
import type { Scenario } from '../../scenario/scenario.ts';
import { stopsOf } from '../../scenario/stops.ts';
import { distance, type LonLat } from '../../world/geo.ts';
import { buildGraph, type RoadGraph } from '../../world/roads/graph.ts';
import { planeAbout } from '../../world/roads/plane.ts';
import { Router } from '../../world/roads/router.ts';
import { type Found, SegmentIndex } from '../../world/roads/segments.ts';

/** Farther than this from every road nobody drives, m. */
const OFF = 3_000;

export interface Spot {
  readonly stretch: number;
  /** m along its points. */
  readonly along: number;
  readonly place: LonLat;
}

export class RoadNetwork {
  readonly graph: RoadGraph;
  readonly router: Router;
  readonly #segments: SegmentIndex;
  /** Metres at each point of each stretch, made when first asked for. */
  readonly #lengths = new Map<number, readonly number[]>();

  /** The numbers of a road's stretches in the graph, by their numbers on the road. */
  readonly #numbers = new Map<string, number[]>();

  constructor({ roads, sites }: Scenario) {
    this.graph = buildGraph(roads?.lines ?? [], stopsOf(sites));
    this.router = new Router(this.graph);
    const points = this.graph.stretches.map((stretch) => stretch.points);
    this.#segments = new SegmentIndex(points, planeAbout(points[0]?.[0] ?? [0, 0]));
    this.graph.stretches.forEach(({ road, n }, stretch) => {
      const numbers = this.#numbers.get(road) ?? [];
      numbers[n] = stretch;
      this.#numbers.set(road, numbers);
    });
  }

  /** The number in the graph of the `n`th stretch of a road; the scenario must have it. */
  numberOf(road: string, n: number): number {
    return this.#numbers.get(road)?.[n] as number;
  }

  /** Where on a road, or on one that `fits`, a place lies. */
  spot(place: LonLat, fits: (stretch: number) => boolean = () => true, reach = OFF): Spot | undefined {
    const found = this.#segments.nearest(place, reach, fits);
    return found === undefined ? undefined : this.#spotOf(found);
  }

  /** Metres at each point of a stretch from its start. */
  lengths(stretch: number): readonly number[] {
    const known = this.#lengths.get(stretch);
    if (known !== undefined) return known;
    const points = this.graph.stretches[stretch]?.points ?? [];
    const made: number[] = [0];
    for (let i = 1; i < points.length; i++)
      made.push((made[i - 1] as number) + distance(points[i - 1] as LonLat, points[i] as LonLat));
    this.#lengths.set(stretch, made);
    return made;
  }

  #spotOf({ segment: { line, piece }, share, place }: Found): Spot {
    const lengths = this.lengths(line);
    const [from, to] = [lengths[piece] as number, lengths[piece + 1] as number];
    return { stretch: line, along: from + (to - from) * share, place };
  }
}
