/**
 * The quickest way through a graph: A* over typed arrays, guided by the straight line at the highest speed there is. Of ways that
 * take the same time the one over junctions and stretches of lower index is taken, so that every engine finds the same.
 */
import { cos, DEG, sin, sqrt } from '../../engine/math.ts';
import { EARTH_RADIUS } from '../geo.ts';
import { otherEnd, type RoadGraph } from './graph.ts';

/** What the router looks at of a graph. */
export type Network = Pick<RoadGraph, 'places' | 'ends' | 'metres' | 'first' | 'leaving'>;

/** Where a way may begin: a junction, and the seconds to get there. */
export interface Seed {
  readonly node: number;
  readonly seconds: number;
}
export interface Way {
  readonly from: number;
  readonly seconds: number;
  /** Stretches in the order driven. */
  readonly stretches: readonly number[];
}

export class Router {
  readonly #network: Network;
  /** Places on a sphere of the earth's radius: a chord is never longer than the way. */
  readonly #chords: Float64Array;
  readonly #spent: Float64Array;
  readonly #via: Int32Array;
  /** Which search last met a junction, and which last settled it: nothing need be cleared between two. */
  readonly #met: Int32Array;
  readonly #settled: Int32Array;
  readonly #heap = new Heap();
  #search = 0;

  constructor(network: Network) {
    this.#network = network;
    const count = network.places.length / 2;
    this.#chords = onSphere(network.places);
    this.#spent = new Float64Array(count);
    this.#via = new Int32Array(count);
    this.#met = new Int32Array(count);
    this.#settled = new Int32Array(count);
  }

  /**
   * The quickest way from one of `seeds` to `goal`. `seconds` by stretch; infinite ones are not driven on. `fastest` in m/s is the
   * highest speed on any of them.
   */
  find(seeds: readonly Seed[], goal: number, seconds: (stretch: number) => number, fastest: number): Way | undefined {
    this.#search++;
    this.#heap.clear();
    for (const { node, seconds: spent } of seeds) this.#meet(node, spent, -1, goal, fastest);
    for (let node = this.#heap.pop(); node >= 0; node = this.#heap.pop()) {
      if (this.#settled[node] === this.#search) continue;
      this.#settled[node] = this.#search;
      if (node === goal) return this.#way(goal);
      this.#leave(node, goal, seconds, fastest);
    }
    return undefined;
  }

  #leave(node: number, goal: number, seconds: (stretch: number) => number, fastest: number): void {
    const { first, leaving, ends } = this.#network;
    const spent = this.#spent[node] as number;
    for (let k = first[node] as number; k < (first[node + 1] as number); k++) {
      const stretch = leaving[k] as number;
      const takes = seconds(stretch);
      if (takes === Number.POSITIVE_INFINITY) continue;
      const other = otherEnd(ends, stretch, node);
      if (this.#settled[other] !== this.#search) this.#meet(other, spent + takes, stretch, goal, fastest);
    }
  }

  #meet(node: number, spent: number, via: number, goal: number, fastest: number): void {
    if (this.#met[node] === this.#search) {
      const known = this.#spent[node] as number;
      if (spent > known || (spent === known && via >= (this.#via[node] as number))) return;
    }
    this.#met[node] = this.#search;
    this.#spent[node] = spent;
    this.#via[node] = via;
    this.#heap.push(node, spent + this.#chord(node, goal) / fastest);
  }

  #chord(a: number, b: number): number {
    const at = this.#chords;
    const dx = (at[3 * a] as number) - (at[3 * b] as number);
    const dy = (at[3 * a + 1] as number) - (at[3 * b + 1] as number);
    const dz = (at[3 * a + 2] as number) - (at[3 * b + 2] as number);
    return sqrt(dx * dx + dy * dy + dz * dz);
  }

  #way(goal: number): Way {
    const stretches: number[] = [];
    let node = goal;
    for (let via = this.#via[node] as number; via >= 0; via = this.#via[node] as number) {
      stretches.push(via);
      node = otherEnd(this.#network.ends, via, node);
    }
    return { from: node, seconds: this.#spent[goal] as number, stretches: stretches.reverse() };
  }
}

function onSphere(places: Float64Array): Float64Array {
  const at = new Float64Array((places.length / 2) * 3);
  for (let node = 0; node < places.length / 2; node++) {
    const [lon, lat] = [(places[2 * node] as number) * DEG, (places[2 * node + 1] as number) * DEG];
    at[3 * node] = EARTH_RADIUS * cos(lat) * cos(lon);
    at[3 * node + 1] = EARTH_RADIUS * cos(lat) * sin(lon);
    at[3 * node + 2] = EARTH_RADIUS * sin(lat);
  }
  return at;
}

/** A binary heap of junctions with their keys. One met again on a shorter way is pushed again; the search skips what it settled. */
class Heap {
  readonly #nodes: number[] = [];
  readonly #keys: number[] = [];

  clear(): void {
    this.#nodes.length = 0;
    this.#keys.length = 0;
  }

  push(node: number, key: number): void {
    let at = this.#nodes.push(node) - 1;
    this.#keys.push(key);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.#before(key, node, up)) break;
      this.#move(up, at);
      at = up;
    }
    this.#put(at, node, key);
  }

  /** The first, or −1. */
  pop(): number {
    const top = this.#nodes[0];
    const [last, key] = [this.#nodes.pop(), this.#keys.pop()];
    if (top === undefined || last === undefined || key === undefined) return -1;
    if (this.#nodes.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= this.#nodes.length) break;
      if (
        down + 1 < this.#nodes.length &&
        this.#before(this.#keys[down + 1] as number, this.#nodes[down + 1] as number, down)
      )
        down++;
      if (this.#before(key, last, down)) break;
      this.#move(down, at);
      at = down;
    }
    this.#put(at, last, key);
    return top;
  }

  #before(key: number, node: number, at: number): boolean {
    const other = this.#keys[at] as number;
    return key < other || (key === other && node < (this.#nodes[at] as number));
  }
  #move(from: number, to: number): void {
    this.#put(to, this.#nodes[from] as number, this.#keys[from] as number);
  }
  #put(at: number, node: number, key: number): void {
    this.#nodes[at] = node;
    this.#keys[at] = key;
  }
}
