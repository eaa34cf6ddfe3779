import type { Goods, Mark, Task } from '../log/names.ts';
import type { Muster } from '../log/vocabulary.ts';
import type { Millis } from '../units/time.ts';
import type { LonLat } from '../world/geo.ts';
import type { Motion } from '../world/motion.ts';

/** An order as a team gets it, with all it needs to carry it out. */
export interface TeamOrder {
  readonly id: string;
  readonly from: string;
  readonly task: Task;
  readonly site: string;
  readonly place: LonLat;
  /** Time on the work by this team; 0 when being there is all. */
  readonly work: Millis;
  /** It goes on, spell after spell of `work`, until what it is for has been found. */
  readonly open?: true;
  /** Remains in place when it is done, instead of going home. */
  readonly stays: boolean;
  /** A request that is answered by terms, not by itself (`runtime/request-system.ts`). */
  readonly considered?: true;
  /** The exercise that waits for it. */
  readonly exercise?: string;
}

export interface TeamInput {
  readonly id: string;
  readonly mode: 'simulated' | 'tabletop' | 'field';
  readonly base: string;
  readonly place: LonLat;
  /** The leader's time to answer an order or an inject. */
  readonly delay: Millis;
  readonly mobilise: Millis;
  /** km/h. */
  readonly speed: number;
  /** Its ways are found by `roads`; straight ones when not. */
  readonly routed: boolean;
  /** What it can be told to do. */
  readonly tasks: readonly Task[];
}

/** A way as it is found for a team: the points it passes, and when, in ms from setting out. */
export interface FoundWay {
  readonly path: readonly LonLat[];
  readonly after: readonly Millis[];
  /** The road that keeps it off its old way. */
  readonly road?: string;
}

export interface Leg extends Motion {
  readonly site: string;
  readonly home: boolean;
  /** Taken up on the way, in place of another. */
  readonly instead: boolean;
}

export interface TeamContext extends TeamInput {
  readonly basePlace: LonLat;
  /** The site it is at; empty on the way. */
  readonly site: string;
  readonly received: readonly TeamOrder[];
  readonly queued: readonly TeamOrder[];
  readonly injects: readonly string[];
  readonly order: TeamOrder | null;
  readonly leg: Leg | null;
  readonly way: FoundWay | null;
  readonly wayLeft: Millis;
  readonly workLeft: Millis;
  readonly workFrom: number;
  /** Share of its full speed at which it works: tired and hurt people do less. */
  readonly rate: number;
  readonly holding: boolean;
  /** What broke down and is not repaired. */
  readonly fault: string | null;
  readonly manned: boolean;
}

interface At {
  /** Drill time of delivery, ms: the kernel's. */
  readonly at: number;
}
export type TeamMessage =
  | ({ readonly type: 'ORDER'; readonly order: TeamOrder } & At)
  | ({ readonly type: 'ACKNOWLEDGE'; readonly of: string; readonly key?: string } & At)
  | ({ readonly type: 'REFUSE'; readonly of: string; readonly reason: string } & At)
  | ({ readonly type: 'INJECT' | 'INJECT_WAITS'; readonly inject: string } & At)
  | ({ readonly type: 'ORDER_WAITS'; readonly order: { readonly id: string } } & At)
  | ({ readonly type: 'HOLD' | 'CLEAR'; readonly force: number; readonly limit: number } & At)
  | ({ readonly type: 'MARK'; readonly mark: Mark; readonly muster?: Muster } & At)
  | ({ readonly type: 'WAY'; readonly way: FoundWay } & At)
  | ({ readonly type: 'STRAND'; readonly road?: string } & At)
  | ({ readonly type: 'RATE'; readonly rate: number } & At)
  | ({ readonly type: 'LACK'; readonly of: Goods | 'change' | 'footing' } & At)
  | ({ readonly type: 'RELIEVED'; readonly shift: number } & At)
  | ({ readonly type: 'SUPPLIED' | 'REST' | 'RESTED' } & At)
  | ({ readonly type: 'BREAK'; readonly reason: string } & At)
  | ({ readonly type: 'FREE' | 'REPAIR' | 'RECALL' | 'LINK_LOST' | 'LINK_BACK' | 'MAN' | 'UNMAN' | 'FOUND' } & At)
  /** Between a team's own regions; never from outside. */
  | { readonly type: 'DEPLOYED' | 'RESTING'; readonly at?: never };
