/**
 * What every hazard is to the rest of the engine: pure functions of a specification, a state, a time and what is around.
 *
 * A hazard knows no clock, no log, no map and no screen (design law 6): the kernel calls `step` at rank 0 each 60 s of drill
 * time and keeps what it returns; conditions, incidents and fields ask `sample`. A hazard with a closed form (the typhoon,
 * the tide) steps by evaluating it, so that seeking is free; one that integrates (flood, drift) sub-steps inside `step`.
 *
 * Hazards couple once a step, in the order of the registry: the air first, then the sea, rivers, flood, releases, drift. One
 * that comes later sees the earlier ones at the step's end, one that comes earlier sees the later ones at its beginning.
 */
import type { Stream } from '../engine/random.ts';
import type { DrillTime } from '../units/time.ts';
import type { LonLat } from '../world/geo.ts';
import type { Device } from './device.ts';
import type { Crew } from './flood/crew.ts';
import type { WaterMark } from './river/spec.ts';

/** What stands around a place and slows the wind: open water, open land, built-up land. */
export type Exposure = 'sea' | 'open' | 'urban';

/**
 * What a hazard does at a place at a time; a hazard fills in what it knows.
 * A new hazard adds its quantities here, so that conditions and fields find them under one name.
 */
export interface Sample {
  /** Mean wind speed, m/s, averaged as the hazard's specification says. */
  readonly wind?: number;
  /** Where the wind comes from, degrees clockwise from north; 0 in a calm. */
  readonly from?: number;
  /** Wind towards the east and towards the north, m/s. */
  readonly u?: number;
  readonly v?: number;
  /** Three-second gust, m/s. */
  readonly gust?: number;
  /** Rain, mm/h. */
  readonly rain?: number;
  /** Air pressure at sea level, hPa. */
  readonly pressure?: number;
  /** Astronomical tide, m above mean sea level. */
  readonly tide?: number;
  /** Storm surge, m on the tide. */
  readonly surge?: number;
  /** Level of a sea, river or reservoir, m above the vertical datum (mean sea level for the sea: tide and surge). */
  readonly stage?: number;
  /** Significant wave height, m, and peak period, s. */
  readonly wave?: number;
  readonly period?: number;
  /** Current of the water towards the east and towards the north, m/s. */
  readonly currentU?: number;
  readonly currentV?: number;
  /** Discharge of a river or out of a reservoir, m³/s. */
  readonly flow?: number;
  /** Water over the ground, m, and its speed, m/s. */
  readonly depth?: number;
  readonly speed?: number;
  /** The most of that water until now, m. */
  readonly deepest?: number;
  /** When it first stood there as deep as counts (5 cm), ms of drill time to the minute; absent while it never did. */
  readonly arrival?: number;
  /** Gas in the air, ppm by volume, the mean over the hazard's averaging time. */
  readonly concentration?: number;
}

/** What every specification in a scenario's `hazards` has. */
export interface HazardSpec {
  readonly id: string;
  readonly kind: string;
}

/** What stands still while hazards act: the ground, and where the drill stands in the year. */
export interface Ground {
  /** What the heights are of: while it is the same object, they are the same. */
  readonly terrain?: object;
  /** Metres above mean sea level of the ground or the sea bed; NaN where no terrain knows. */
  elevation(place: LonLat): number;
  /** Seconds since 1970-01-01T00:00 UTC at StartEx. */
  readonly startEx: number;
  /** A named stream of the drill's seed: the same name gives the same draws. */
  random(name: string): Stream;
  /** Threads of the host's that help where there is much to compute: they change no bit. */
  readonly crew?: Crew | undefined;
}

/** The air over a place; still air where there is no storm. */
export type Air = Required<Pick<Sample, 'wind' | 'from' | 'u' | 'v' | 'gust' | 'rain' | 'pressure'>>;

/** The sea at a place; mean sea level and slack water where no hazard knows the sea. */
export type Sea = Required<Pick<Sample, 'tide' | 'surge' | 'stage' | 'wave' | 'period' | 'currentU' | 'currentV'>>;

/** A water with an id: its level in m above the datum, and its discharge, m³/s. */
export type Water = Pick<Sample, 'stage' | 'flow'>;

/** Figures that a hazard keeps up beside its fields, by what they are of; each has an id. */
export const ACCOUNTS = {
  /** What somebody at a receptor has taken in: the most so far, ppm; toxic load, ppmⁿ min; minutes at or above AEGL-1 to 3. */
  dose: ['peak', 'load', 'aegl1', 'aegl2', 'aegl3'],
  /** Where the kilograms of a release are: not yet leaked, on the ground, into the air so far, in the drain, in the sea. */
  release: ['held', 'pool', 'air', 'drain', 'sea'],
  /**
   * Of something adrift: the area to search, km², 0 while it is not adrift; how far it really is from where it was last known,
   * km; the share of what may have become of it that lies ashore.
   */
  drift: ['area', 'gone', 'ashore'],
  /**
   * Of the search for something adrift: the latest sortie's probabilities that it lay in its area (POC) and was seen if it did (POD);
   * that it would have been found by now (POS); how many of its people are alive; 1 once it has been found.
   */
  search: ['poc', 'pod', 'pos', 'alive', 'found'],
} as const;
export type AccountKind = keyof typeof ACCOUNTS;
export type Account<K extends AccountKind> = Readonly<Record<(typeof ACCOUNTS)[K][number], number>>;
type AnyAccount = { readonly [K in AccountKind]: Account<K> }[AccountKind];

/** A level of a water that means something to people: a reservoir's flood limit, a river's warning stage. */
export interface Mark {
  readonly water: string;
  readonly name: WaterMark;
  /** m above the datum. */
  readonly level: number;
}

/** A line on the map that a hazard draws: the edge of what it reaches, or of what people should do about it. */
export interface Outline {
  readonly hazard: string;
  readonly what:
    | 'aegl-1'
    | 'aegl-2'
    | 'aegl-3'
    | 'lel'
    | 'lel-half'
    | 'isolation'
    | 'protection'
    | 'containment'
    | 'likely'
    | 'truth'
    | 'searched'
    | 'track';
  /** Closed rings; one point for a place, a line for a track. */
  readonly rings: readonly (readonly LonLat[])[];
  /** The value on the line, ppm. */
  readonly ppm?: number;
  /** Whose search it is. */
  readonly team?: string;
  /** Its figure has not been held against a second source: whoever shows the line says so. */
  readonly unverified?: true;
}

/** Water over the ground on a hazard's own grid. */
export interface DepthGrid {
  readonly hazard: string;
  readonly box: readonly [west: number, south: number, east: number, north: number];
  readonly nx: number;
  readonly ny: number;
  /** Millimetres, row 0 in the north; 65535 stands for all that is deeper. */
  readonly depth: Uint16Array;
}

/** How water over the ground moves: lon, lat, towards east, towards north (m/s), and again, each the fastest of its neighbourhood. */
export type Flows = Float32Array;

/** What is around one hazard while it steps: the others, and what people have done. */
export interface Surroundings extends Ground {
  air(place: LonLat, exposure?: Exposure): Air;
  sea(place: LonLat): Sea;
  /** The storm that blows hardest at a place: its greatest wind and its own speed, m/s, and the radius of that wind, m; undefined where there is none. */
  storm(place: LonLat): { readonly vmax: number; readonly forward: number; readonly rmax: number } | undefined;
  /** Water over the ground, m; 0 where no flood domain covers the place. */
  depth(place: LonLat): number;
  /** Discharge of a river's or reservoir's outlet by its id, m³/s; 0 for an unknown one. */
  flow(id: string): number;
  /**
   * What people have last set a device to, by its id, in the unit of its kind (`device.ts`): nothing else that people do reaches a
   * hazard. Undefined while nobody has touched it.
   */
  setting(device: string): number | undefined;
  /** Where a team is, or a danger area as long as somebody is there, by its id: for what a hazard does to them. Undefined: nowhere. */
  whereabouts(id: string, at: DrillTime): LonLat | undefined;
  /** How many people a team is, or are still in a danger area. */
  people(id: string): number;
  /** Share of a gas around them that they breathe, 0–1: less in protective clothing. */
  letsIn(id: string): number;
}

/**
 * One kind of hazard. `Spec` is what the scenario says (trusted: checked where it was read), `State` all that changes,
 * `Reading` what `sample` promises to fill in.
 */
export interface HazardModel<Spec extends HazardSpec, State, Reading extends Sample = Sample> {
  readonly kind: Spec['kind'];
  /** A closed form of the time: any moment can be had without those before it, and nothing people do changes it. */
  readonly closed?: true;
  /** It asks for the ground's height. */
  readonly onGround?: true;
  /** What people may work it with. */
  devices?(spec: Spec): readonly Device[];
  /** The state at StartEx. */
  initial(spec: Spec, ground: Ground): State;
  /**
   * The state at `to`, from the one at `from`; `to` is never before `from`. The caller gives `state` up: a hazard with large
   * grids may step them in place and return the same object.
   */
  step(state: State, spec: Spec, from: DrillTime, to: DrillTime, around: Surroundings): State;
  /** What happens at `place` at `at`. For a hazard without closed form `at` must be the time of `state`. */
  sample(state: State, spec: Spec, place: LonLat, at: DrillTime, exposure?: Exposure): Reading;
  /** The ids of its waters. */
  waters?(spec: Spec): readonly string[];
  /** The levels of its waters that mean something, from the lowest of each. */
  marks?(spec: Spec): readonly Mark[];
  /** Level and discharge of one of its waters, a reservoir, a reach or a coast point, by id; undefined for what is not its own. */
  water?(state: State, spec: Spec, id: string, at: DrillTime): Water | undefined;
  /** The ids of its accounts, and how one stands now; undefined for what is not its own. */
  accounts?(spec: Spec): { readonly [K in AccountKind]?: readonly string[] };
  account?(state: State, spec: Spec, kind: AccountKind, id: string): AnyAccount | undefined;
  /** What the map shows of it now: lines, particles as [lon, lat, lon, lat, …], water over the ground. */
  outlines?(state: State, spec: Spec, at: DrillTime): readonly Outline[];
  particles?(state: State, spec: Spec): Float32Array;
  flows?(state: State, spec: Spec): Flows;
  grids?(state: State, spec: Spec): readonly DepthGrid[];
  /**
   * How often each of its grids, by id, has cut its time so far into shorter steps than it likes: it would have gone unstable. A drill
   * tells of it, as what it computes takes longer then.
   */
  strains?(state: State, spec: Spec): Readonly<Record<string, number>>;
  /**
   * The state as plain JSON and typed arrays, for a keyframe, sharing no memory with it; and back. A hazard whose state is
   * already that, and is never stepped in place, leaves both out.
   */
  save?(state: State): Saved;
  restore?(saved: Saved, spec: Spec, ground: Ground): State;
}

/** What a keyframe keeps of a hazard: JSON in which typed arrays may stand. */
export type Saved = unknown;
