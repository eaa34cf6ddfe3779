/**
 * Assets: power, links, pumps, trees and cranes that wind and water bring down, and each other. After each step of the hazards every
 * asset that stands is held against its own limits and against what it needs; what falls is an event whose cause is that step,
 * or the fall of what it needed. Who failed for want of supply comes back with it; all else when its condition says so.
 */
import { Streams } from '../engine/random.ts';
import { type Limits, limitsOf } from '../hazards/consequences/fragility.ts';
import type { Fact } from '../log/vocabulary.ts';
import type { Asset } from '../scenario/scenario.ts';
import type { DrillEngine } from './drill-engine.ts';

/** Numbers of events, by asset. */
export interface SavedAssets {
  readonly last: readonly (readonly [string, number])[];
  readonly stirred: readonly (readonly [string, number])[];
}

export class AssetSystem {
  readonly #engine: DrillEngine;
  /** Drawn from the drill's seed: a restored drill draws the same. */
  readonly #limits: ReadonlyMap<string, Limits>;
  /** What fell or came back last, by asset: the cause of what follows from it. */
  readonly #last = new Map<string, number>();
  /** What last stirred the condition on which an asset comes back. */
  readonly #stirred = new Map<string, number>();
  readonly #byKey = new Map<string, string[]>();

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    const streams = new Streams(engine.seed);
    this.#limits = new Map(
      engine.scenario.assets.map(({ id, kind, limits }) => [id, limitsOf(kind, limits, streams.get(`asset:${id}`))]),
    );
    for (const { id, back } of engine.scenario.assets) {
      for (const key of back?.reads ?? []) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), id]);
    }
  }

  stir(key: string, cause: number): void {
    if (cause < 0) return;
    for (const id of this.#byKey.get(key) ?? []) this.#stirred.set(id, cause);
  }

  /** The event that last brought it down or back. */
  lastOf(asset: string): number | undefined {
    return this.#last.get(asset);
  }

  /** Called after each step of the hazards. */
  look(): void {
    for (const asset of this.#engine.scenario.assets) {
      if (this.#engine.state.assets[asset.id]?.by === undefined) this.#stands(asset);
      else this.#lies(asset);
    }
  }

  save(): SavedAssets {
    return { last: [...this.#last], stirred: [...this.#stirred] };
  }
  restore({ last, stirred }: SavedAssets): void {
    this.#last.clear();
    this.#stirred.clear();
    for (const [id, seq] of last) this.#last.set(id, seq);
    for (const [id, seq] of stirred) this.#stirred.set(id, seq);
  }

  #stands(asset: Asset): void {
    const { id, site } = asset;
    const { weather } = this.#engine;
    const limits = this.#limits.get(id) as Limits;
    const { gust } = weather.at(site);
    const { depth = 0 } = weather.reading(site);
    if (gust >= limits.gust) this.#fails(id, 'wind', gust);
    else if (depth >= limits.depth) this.#fails(id, 'water', depth);
    else {
      const since = this.#unsuppliedSince(asset);
      if (since !== undefined && this.#engine.now - since.at >= asset.backup) {
        this.#append({ type: 'asset.failed', asset: id, by: 'supply' }, id, since.cause);
      }
    }
  }

  #lies(asset: Asset): void {
    const { state, reader } = this.#engine;
    const { id, back } = asset;
    const record = state.assets[id];
    if (record?.by === 'supply') {
      if (this.#unsuppliedSince(asset) !== undefined) return;
      const supplier = asset.needs.find((need) => state.assets[need]?.by === undefined);
      this.#append({ type: 'asset.restored', asset: id }, id, this.#last.get(supplier ?? id));
    } else if (back?.holds(reader) === true && !this.#beyondLimits(asset)) {
      this.#append({ type: 'asset.restored', asset: id }, id, this.#stirred.get(id));
    }
  }

  /** Since when all that it could be supplied by is down, and what brought the last of it down. */
  #unsuppliedSince({ needs }: Asset): { readonly at: number; readonly cause: number | undefined } | undefined {
    if (needs.length === 0) return undefined;
    let latest: { at: number; cause: number | undefined } | undefined;
    for (const need of needs) {
      const { by, failed = 0 } = this.#engine.state.assets[need] ?? {};
      if (by === undefined) return undefined;
      if (latest === undefined || failed >= latest.at) latest = { at: failed, cause: this.#last.get(need) };
    }
    return latest;
  }

  #beyondLimits({ id, site }: Asset): boolean {
    const { weather } = this.#engine;
    const limits = this.#limits.get(id) as Limits;
    return weather.at(site).gust >= limits.gust || (weather.reading(site).depth ?? 0) >= limits.depth;
  }

  #fails(asset: string, by: 'wind' | 'water', value: number): void {
    this.#append({ type: 'asset.failed', asset, by, value: Math.round(value * 100) / 100 }, asset, undefined);
  }

  /** Without a cause of its own, it is the hazards' step. */
  #append(fact: Fact, id: string, cause: number | undefined): void {
    const seq = this.#engine.append(fact, cause ?? this.#engine.hazardCause());
    this.#last.set(id, seq);
    const { serves } = this.#engine.scenario.assets.find((asset) => asset.id === id) ?? { serves: [] };
    for (const site of serves) this.#engine.stir(`power:${site}`, seq);
  }
}
