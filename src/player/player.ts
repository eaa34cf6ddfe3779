/** What the page depends on, and all it depends on: a drill that is live, recorded or followed (design 3.1). */
import type { Observable } from 'rxjs';
import type { HazardPicture } from '../drill/hazards.ts';
import type { Wording } from '../drill/rule-wording.ts';
import type { DrillState } from '../drill/state.ts';
import type { Task } from '../log/names.ts';
import type { Command, Entry } from '../log/vocabulary.ts';
import type { Inject } from '../scenario/scenario.ts';
import type { Refusal } from '../text/problem.ts';
import type { DrillTime } from '../units/time.ts';
import type { Archive } from './archive.ts';

export type Power = 'act' | 'seek' | 'branch';
/** Drill seconds a second of the room, or as the showing has it. */
export type Pacing = number | 'showing';

export interface Player {
  readonly can: ReadonlySet<Power>;
  /** What the seat may know, at most once a display frame. The state is the player's: read it, do not keep or change it. */
  readonly state$: Observable<SeatView>;
  /**
   * Log entries (events, commands) as they come, seq without gaps; after a seek a `break` in status tells panels to start anew. Of a recorded
   * drill the last few come then, and `archive` has the others.
   */
  readonly events$: Observable<readonly Entry[]>;
  readonly status$: Observable<Status>;
  /** `until`: where a recorded drill stops by itself. */
  play(pacing: Pacing, until?: DrillTime): void;
  pause(): void;
  /** A newer seek cancels an older. */
  seek(at: DrillTime): Promise<void>;
  submit(command: Command): Promise<Accepted | Refusal>;
  frame(request: FrameRequest): Promise<Frame>;
  field(id: FieldId, at: DrillTime, box: Box): Promise<Field>;
  /** What sending a team somewhere would lead to as things stand now; undefined where nothing can be sent. It changes nothing. */
  dryRun(sending: Sending): Promise<DryRun | undefined>;
  /** Of a recorded drill, for whoever may have all of it. */
  readonly archive?: Archive | undefined;
  close(): void;
}

export interface SeatView {
  readonly seat: string;
  readonly at: DrillTime;
  readonly state: DrillState;
  /** Mean wind (m/s, degrees it blows from), gust and rain at each site now; and each storm's centre. */
  readonly weather: WeatherView;
  /** Of a seat that is told things: the injects that were handed to it. Their script does not cross with the scenario. */
  readonly handed?: readonly Inject[];
  /** Of such a seat: what plans say in words of the orders that it has; nor do the plans cross. */
  readonly worded?: Readonly<Record<string, Wording>>;
  /** For those who know a storm by its bulletins only: when they expect it ashore; null while nobody has said. */
  readonly landfall?: DrillTime | null;
}

export interface WeatherView {
  readonly sites: Readonly<
    Record<string, { readonly wind: number; readonly from: number; readonly gust: number; readonly rain: number }>
  >;
  readonly storms: Readonly<Record<string, StormView>>;
  /** Water, sea and gas; absent while they are still being worked out. */
  readonly hazards?: Omit<HazardPicture, 'at' | 'particles' | 'grids' | 'flows'>;
}
export interface StormView {
  readonly at: readonly [number, number];
  readonly pressure: number;
  readonly vmax: number;
  /** Movement: degrees towards, km/h. */
  readonly heading: number;
  readonly speed: number;
  /** Mean radius in km of Beaufort 7, 10, 12; 0 where the wind is not reached. */
  readonly radii: readonly [number, number, number];
}

export interface Status {
  readonly mode: 'live' | 'recorded';
  readonly at: DrillTime;
  readonly from: DrillTime;
  /** EndEx of a live drill, the last line of a log. */
  readonly to: DrillTime;
  readonly playing: boolean;
  readonly speed: number;
  /** A showing that sets the pace: ms of the room ahead of its plan (behind: negative), and whether the clock waits for an answer. */
  readonly showing?: { readonly ahead: number; readonly waits: boolean };
  /** 0–1 while something loads, absent when nothing does. */
  readonly loading?: { readonly what: string; readonly share: number };
  readonly problem?: { readonly code: string; readonly text: string };
  /** Counts seeks: when it changes, trails and feeds start anew. */
  readonly break: number;
  /** Of a recorded drill; `checking` while it is run again. */
  readonly verified?: Verified;
  /** How far a log has been read, as long as it is: what is later is waited for. */
  readonly read?: DrillTime;
  /** Where a seek leads that waits for the reading. */
  readonly awaits?: DrillTime;
}

export type Verified = 'checking' | 'verified' | 'unverified' | 'broken';

export interface Accepted {
  readonly ok: true;
  readonly seq: number;
}

export interface FrameRequest {
  /** The team ids, in the order of the answer's rows; sent once, then by reference. */
  readonly teams: readonly string[];
}
/** `positions`: per team lon, lat, heading (degrees, NaN at rest), share of the leg done (0–1). */
export interface Frame {
  readonly at: DrillTime;
  readonly positions: Float32Array;
}

export interface Sending {
  readonly team: string;
  readonly task: Task;
  readonly site: string;
  /** For a seat that does not know which roads are cut: as if none were (law 11). */
  readonly open: boolean;
}
/** By today's roads and the forecast that is known: an expectation (预计), no promise. */
export interface DryRun {
  /** Lon, lat from where the team is; absent where no way leads there. */
  readonly path?: readonly (readonly [number, number])[];
  /** If it were taken on now: when it sets out, and is there. */
  readonly leaves?: DrillTime;
  readonly arrives?: DrillTime;
  /** By roads and lanes as they are, by all of them as if open, or straight where the scenario has none. */
  readonly by?: 'roads' | 'open' | 'straight';
  /** The road that keeps it off. */
  readonly blocked?: string;
  /** It has something else to do first: the times are as if it had not. */
  readonly busy: boolean;
  /** The Beaufort force that is expected there over the work, where it is above the work's limit: it would hold. */
  readonly wind?: { readonly force: number; readonly limit: number };
}

export type FieldId = 'wind' | 'rain' | 'pressure' | 'depth' | 'particles' | 'flow';
/** West, south, east, north in degrees, and the number of columns and rows wanted. */
export interface Box {
  readonly bounds: readonly [number, number, number, number];
  readonly nx: number;
  readonly ny: number;
}
/**
 * Row 0 is north. Wind has two planes (u then v, m/s, towards east and north); rain mm/h, pressure hPa and depth m one.
 * Particles are no grid: `planes` is lon, lat, lon, lat … of all that drifts, wherever it is; nor is flow: lon, lat, and the water's
 * velocity over the ground, m/s towards east and north, again and again. Depth, particles and flow are those of the player's own moment, as near to `at` as it has them; empty while they are still being worked out.
 */
export interface Field {
  readonly id: FieldId;
  readonly at: DrillTime;
  readonly box: Box;
  readonly planes: Float32Array;
}
