/**
 * By which channel one seat reaches others: the first that all of them have, that works now, and that carries so far. Its time
 * is the channel's own, and the way where somebody carries it.
 */
import { DETOUR } from '../machines/team-actions.ts';
import { position } from '../player/positions.ts';
import type { Channel } from '../scenario/scenario.ts';
import { HOUR, type Millis } from '../units/time.ts';
import { distance, type LonLat } from '../world/geo.ts';
import type { DrillEngine } from './drill-engine.ts';

export class Links {
  readonly #engine: DrillEngine;
  readonly #channels: ReadonlyMap<string, Channel>;
  readonly #places: ReadonlyMap<string, LonLat>;

  constructor(engine: DrillEngine) {
    const { channels, posts, sites } = engine.scenario;
    this.#engine = engine;
    this.#channels = new Map(channels.map((channel) => [channel.id, channel]));
    const at = new Map(sites.map((site) => [site.id, site.at]));
    this.#places = new Map(
      posts.flatMap(({ id, site }): [string, LonLat][] => {
        const place = at.get(site ?? '');
        return place === undefined ? [] : [[id, place]];
      }),
    );
  }

  /** Those of `ids` that everybody at `ends` has, in their order. */
  among(ids: readonly string[], ends: readonly string[]): Channel[] {
    return ids
      .flatMap((id) => this.#channels.get(id) ?? [])
      .filter(({ seats }) => seats === undefined || ends.every((end) => seats.includes(end)));
  }

  /** The first that works now between `ends`. */
  open(channels: readonly Channel[], ends: readonly string[]): Channel | undefined {
    const { reader, now } = this.#engine;
    reader.now = now;
    const far = this.#farthest(ends);
    return channels.find(
      ({ works, range }) =>
        (works === undefined || works.holds(reader)) && (range === undefined || far === undefined || far <= range),
    );
  }

  /** From sending to arriving, between `ends`. */
  takes({ delay, speed }: Channel, ends: readonly string[]): Millis {
    const far = this.#farthest(ends);
    return speed === undefined || far === undefined ? delay : delay + Math.round((far * DETOUR * HOUR) / speed);
  }

  /** Farthest of the others from the first, km; where somebody is in no known place it counts for nothing. */
  #farthest([from, ...others]: readonly string[]): number | undefined {
    const here = this.#placeOf(from ?? '');
    if (here === undefined) return undefined;
    const ways = others.flatMap((other) => {
      const there = this.#placeOf(other);
      return there === undefined ? [] : [distance(here, there) / METRES];
    });
    return ways.length === 0 ? undefined : Math.max(...ways);
  }

  #placeOf(seat: string): LonLat | undefined {
    const team = this.#engine.state.teams[seat];
    return team === undefined ? this.#places.get(seat) : position(team, this.#engine.now);
  }
}

const METRES = 1000;
