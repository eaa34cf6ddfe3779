/**
 * All hazards of a drill, stepped together (design law 1: every 60 s of drill time), and what each finds around it. What
 * people do reaches them as settings of devices, and where people are as the motion of teams and the counts of danger areas: all of it
 * facts of the log, so that a log steps them again.
 */
import { type DeepSaved, deepSave, hashSaved } from '../engine/blocks.ts';
import { hypot2 } from '../engine/math.ts';
import type { Stream } from '../engine/random.ts';
import type { Crew } from '../hazards/flood/crew.ts';
import type {
  Account,
  AccountKind,
  Air,
  DepthGrid,
  Exposure,
  Flows,
  HazardModel,
  Outline,
  Sample,
  Sea,
  Surroundings,
  Water,
} from '../hazards/hazard.ts';
import { HAZARD_KINDS, type Hazard, type HazardKind, hazardModels, modelOf } from '../hazards/index.ts';
import { type RainSpec, rainOver } from '../hazards/rain/rain.ts';
import type { Centre } from '../hazards/typhoon/track.ts';
import { rainsOf, type Scenario } from '../scenario/scenario.ts';
import { type DrillTime, parseOffset, T0 } from '../units/time.ts';
import type { LonLat } from '../world/geo.ts';
import { elevationAt } from '../world/terrain.ts';

/** A hazard with its state now. */
export interface HazardNow<K extends HazardKind> {
  readonly spec: SpecOf<K>;
  readonly state: StateOf<K>;
}

/** What people have set, by device. */
export type Settings = Readonly<Record<string, number>>;

/** Where people are, how many they are and what they wear, by id of a team or a danger area: a drill's motion, which its log holds (design 7). */
export type Folk = Pick<Surroundings, 'whereabouts' | 'people' | 'letsIn'>;
const NOBODY: Folk = { whereabouts: () => undefined, people: () => 0, letsIn: () => 1 };

/** Where there is no storm: still air under the mean pressure at sea level, hPa. */
export const STILL: Air = { wind: 0, from: 0, u: 0, v: 0, gust: 0, rain: 0, pressure: 1013.25 };
const SLACK: Sea = { tide: 0, surge: 0, stage: 0, wave: 0, period: 0, currentU: 0, currentV: 0 };

/** What is read at a site beside the air. */
export const READINGS = [
  'depth',
  'speed',
  'deepest',
  'arrival',
  'tide',
  'surge',
  'stage',
  'wave',
  'concentration',
] as const;
export type SiteReading = Pick<Sample, (typeof READINGS)[number]>;

export class DrillHazards implements Surroundings {
  readonly startEx: number;
  readonly random: (name: string) => Stream;
  readonly #scenario: Scenario;
  readonly #settings: () => Settings;
  readonly #folk: Folk;
  /** In the order in which they couple, whatever the author's. */
  readonly #specs: readonly Hazard[];
  readonly #rains: readonly RainSpec[];
  /** Where those of a kind stand among them: air and water are asked for thousands of times a step. */
  readonly #placesOf: Readonly<Record<HazardKind, readonly number[]>>;
  /** Made when first asked for: who restores a keyframe has no use for the beginning. */
  #made: unknown[] | undefined;
  #crew: Crew | undefined;
  #at: DrillTime = T0;

  /** `settings` is asked at each step; `only` leaves out the kinds that are not wanted. */
  constructor(
    scenario: Scenario,
    random: (name: string) => Stream,
    settings: () => Settings = () => ({}),
    only: (model: HazardModel<Hazard, unknown>) => boolean = () => true,
    folk: Folk = NOBODY,
  ) {
    this.#scenario = scenario;
    this.random = random;
    this.#settings = settings;
    this.#folk = folk;
    this.startEx = scenario.meta.startEx - parseOffset(scenario.meta.utcOffset);
    this.#specs = HAZARD_KINDS.flatMap((kind) =>
      scenario.hazards.filter((spec) => spec.kind === kind && only(modelOf(spec))),
    );
    this.#rains = rainsOf(scenario);
    const places = (kind: HazardKind): number[] => this.#specs.flatMap((spec, i) => (spec.kind === kind ? [i] : []));
    this.#placesOf = Object.fromEntries(HAZARD_KINDS.map((kind) => [kind, places(kind)])) as Record<
      HazardKind,
      number[]
    >;
  }

  get #states(): unknown[] {
    this.#made ??= this.#specs.map((spec) => modelOf(spec).initial(spec, this));
    return this.#made;
  }

  /** Threads that help to compute, if the host has any to give: before anything has been computed. */
  get crew(): Crew | undefined {
    return this.#crew;
  }
  helpBy(crew: Crew): void {
    if (this.#made !== undefined) throw new Error('the hazards already stand: nobody can help with their memory now');
    this.#crew = crew;
  }

  /** Drill time of the latest step. */
  get at(): DrillTime {
    return this.#at;
  }

  step(to: DrillTime): void {
    const from = this.#at;
    this.#at = to;
    this.#specs.forEach((spec, i) => {
      this.#states[i] = modelOf(spec).step(this.#states[i], spec, from, to, this);
    });
  }

  /** Every hazard of a kind with its state now. */
  of<K extends HazardKind>(kind: K): HazardNow<K>[] {
    return this.#placesOf[kind].map((i) => this.#one<K>(i));
  }

  /** One of them, by its id. */
  named<K extends HazardKind>(kind: K, id: string): HazardNow<K> | undefined {
    const i = this.#placesOf[kind].find((one) => this.#specs[one]?.id === id);
    return i === undefined ? undefined : this.#one<K>(i);
  }

  #one<K extends HazardKind>(i: number): HazardNow<K> {
    return { spec: this.#specs[i] as SpecOf<K>, state: this.#states[i] as StateOf<K> };
  }

  /** The air over a place; with several storms, that of the one that blows hardest; its rain with all that adds to it. */
  air(place: LonLat, exposure: Exposure = 'open'): Air {
    let worst: Air | undefined;
    for (const i of this.#placesOf.typhoon) {
      const { spec, state } = this.#one<'typhoon'>(i);
      const air = hazardModels.typhoon.sample(state, spec, place, this.#at, exposure);
      if (worst === undefined || air.wind > worst.wind) worst = air;
    }
    const air = worst ?? STILL;
    const rain = rainOver(this.#rains, place, this.#at, air.rain);
    return rain === air.rain ? air : { ...air, rain };
  }

  storm(place: LonLat): ReturnType<Surroundings['storm']> {
    let found: { readonly wind: number; readonly centre: Centre } | undefined;
    for (const i of this.#placesOf.typhoon) {
      const { spec, state } = this.#one<'typhoon'>(i);
      if (state.vortex === null) continue;
      const { wind } = hazardModels.typhoon.sample(state, spec, place, this.#at, 'sea');
      if (found === undefined || wind > found.wind) found = { wind, centre: state.vortex.centre };
    }
    if (found === undefined) return undefined;
    const { vmax, rmw, east, north } = found.centre;
    return { vmax, rmax: rmw, forward: hypot2(east, north) };
  }

  /** The sea at a place; of several, the first that knows it. Far from every coast point its current may still be known. */
  sea(place: LonLat): Sea {
    let open = SLACK;
    for (const i of this.#placesOf.sea) {
      const { spec, state } = this.#one<'sea'>(i);
      const found = hazardModels.sea.sample(state, spec, place);
      if (found.stage !== undefined) return { ...SLACK, ...found };
      open = { ...open, ...found };
    }
    return open;
  }

  depth(place: LonLat): number {
    return this.reading(place).depth ?? 0;
  }

  /** Water over the ground at a place, of the floods alone: asked for along whole roads. */
  wading(place: LonLat): { readonly depth: number; readonly speed: number } {
    let [depth, speed] = [0, 0];
    for (const i of this.#placesOf.flood) {
      const { spec, state } = this.#one<'flood'>(i);
      const found = hazardModels.flood.sample(state, spec, place, this.#at);
      if ((found.depth ?? 0) > depth) [depth, speed] = [found.depth ?? 0, found.speed ?? 0];
    }
    return { depth, speed };
  }

  flow(id: string): number {
    return this.water(id)?.flow ?? 0;
  }

  /** What all hazards but the storms do at a place: of each quantity the largest that one of them tells, of arrivals the first. */
  reading(place: LonLat): SiteReading {
    const reading: { -readonly [K in keyof SiteReading]: number } = {};
    this.#specs.forEach((spec, i) => {
      if (spec.kind === 'typhoon') return;
      const sample = modelOf(spec).sample(this.#states[i], spec, place, this.#at);
      for (const key of READINGS) {
        const value = sample[key];
        if (value === undefined) continue;
        const known = reading[key];
        if (known === undefined || (key === 'arrival' ? value < known : !(value <= known))) reading[key] = value;
      }
    });
    return reading;
  }

  /** Level and discharge of a reservoir, a reach or a coast point, by its id. */
  water(id: string): Water | undefined {
    for (const [i, spec] of this.#specs.entries()) {
      const water = modelOf(spec).water?.(this.#states[i], spec, id, this.#at);
      if (water !== undefined) return water;
    }
    return undefined;
  }

  /** Figures that a hazard keeps of one of its own, by its id; of several that keep them of one, the first with anything to tell. */
  account<K extends AccountKind>(kind: K, id: string): Account<K> | undefined {
    let found: Account<K> | undefined;
    for (const [i, spec] of this.#specs.entries()) {
      const account = modelOf(spec).account?.(this.#states[i], spec, kind, id) as Account<K> | undefined;
      if (account !== undefined && Object.values(account).some((figure) => figure !== 0)) return account;
      found ??= account;
    }
    return found;
  }

  setting(device: string): number | undefined {
    return this.#settings()[device];
  }

  whereabouts(id: string, at: DrillTime): LonLat | undefined {
    return this.#folk.whereabouts(id, at);
  }
  people(id: string): number {
    return this.#folk.people(id);
  }
  letsIn(id: string): number {
    return this.#folk.letsIn(id);
  }

  get terrain(): object {
    return this.#scenario.terrain;
  }

  elevation([lon, lat]: LonLat): number {
    return elevationAt(this.#scenario.terrain, lon, lat);
  }

  /** What there is to be seen of the hazards now, beside the air: at the sites, in the waters, on the map. */
  picture(): HazardPicture {
    return {
      at: this.#at,
      ...this.readings(),
      outlines: this.outlines(),
      particles: this.#each((model, state, spec) => {
        const places = model.particles?.(state, spec);
        return places && { hazard: spec.id, places };
      }),
      grids: () => this.#each((model, state, spec) => model.grids?.(state, spec)).flat(),
      flows: () => this.#each((model, state, spec) => model.flows?.(state, spec)),
    };
  }

  /** The lines that the hazards draw now, or those of one kind. */
  outlines(kind?: HazardKind): readonly Outline[] {
    return this.#each((model, state, spec) =>
      kind === undefined || spec.kind === kind ? model.outlines?.(state, spec, this.#at) : undefined,
    ).flat();
  }

  /** At each site, in each water, in each account. */
  readings(): HazardReadings {
    const waters = this.#each((model, _state, spec) => model.waters?.(spec)).flat();
    return {
      sites: Object.fromEntries(this.#scenario.sites.map(({ id, at }) => [id, this.reading(at)])),
      waters: Object.fromEntries(waters.map((id) => [id, this.water(id) ?? {}])),
      dose: this.#accounts('dose'),
      release: this.#accounts('release'),
      drift: this.#accounts('drift'),
      search: this.#accounts('search'),
    };
  }

  /** How often grids have cut their steps so far, by grid. */
  strains(): ReadonlyMap<string, number> {
    return new Map(this.#each((model, state, spec) => model.strains?.(state, spec)).flatMap(Object.entries<number>));
  }

  #accounts<K extends AccountKind>(kind: K): Readonly<Record<string, Account<K>>> {
    const ids = this.#each((model, _state, spec) => model.accounts?.(spec)[kind] ?? []).flat();
    return Object.fromEntries(ids.map((id) => [id, this.account(kind, id) as Account<K>]));
  }

  /** What `look` finds of each hazard, in order. */
  #each<T>(look: (model: HazardModel<Hazard, unknown>, state: unknown, spec: Hazard) => T | undefined): T[] {
    return this.#specs.flatMap((spec, i) => {
      const found = look(modelOf(spec), this.#states[i], spec);
      return found === undefined ? [] : [found];
    });
  }

  /** All that decides what happens next, sharing no memory with it: for a keyframe. */
  save(): SavedHazards {
    const states = this.#specs.map((spec, i) => {
      const { save } = modelOf(spec);
      return save === undefined ? deepSave(this.#states[i]) : (save(this.#states[i]) as DeepSaved);
    });
    return { at: this.#at, states };
  }

  restore({ at, states }: SavedHazards): void {
    this.#at = at as DrillTime;
    this.#made = this.#specs.map((spec, i) => {
      const { restore } = modelOf(spec);
      // A model that restores itself copies what it keeps.
      return restore === undefined ? deepSave(states[i]) : restore(states[i] as DeepSaved, spec, this);
    });
  }

  /** Over every byte of every state (the log's `hazards`, each drill hour). */
  hash(): string {
    return hashSaved(this.save().states);
  }
}

type SpecOf<K extends HazardKind> = Extract<Hazard, { kind: K }>;
type StateOf<K extends HazardKind> = ReturnType<(typeof hazardModels)[K]['initial']>;

/** What the hazards are in figures, by id: at the sites, in the waters, in the accounts. */
export type HazardReadings = {
  readonly sites: Readonly<Record<string, SiteReading>>;
  readonly waters: Readonly<Record<string, Water>>;
} & { readonly [K in AccountKind]: Readonly<Record<string, Account<K>>> };

/** What players show of the hazards at a moment. */
export interface HazardPicture extends HazardReadings {
  readonly at: number;
  readonly outlines: readonly Outline[];
  readonly particles: readonly { readonly hazard: string; readonly places: Float32Array }[];
  /** Made when asked for: they are large. */
  grids(): readonly DepthGrid[];
  /** How the water over the ground moves, of each hazard that knows. */
  flows(): readonly Flows[];
}

/** In the order in which hazards couple. */
export interface SavedHazards {
  readonly at: number;
  readonly states: readonly DeepSaved[];
}

/** Only the hazards with a closed form: they may be stepped to any time, back too. */
export const closedHazards = (scenario: Scenario): DrillHazards =>
  new DrillHazards(scenario, noDraws, undefined, (model) => model.closed === true);

function noDraws(name: string): never {
  throw new Error(`a hazard with a closed form asked for random numbers: ${name}`);
}
