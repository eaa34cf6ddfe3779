/**
 * What of a recorded drill does not come with its state: lines further back than those that came, and what is counted from all of
 * them. A log of a million lines stays where it is read; whoever looks at it asks for what is shown.
 */
import type { Told } from '../log/about.ts';
import type { EventType } from '../log/vocabulary.ts';
import type { DrillTime } from '../units/time.ts';
import type { CountedSeries } from './counted-series.ts';

/** Lines before the playhead that come after a seek. */
export const RECENT = 1000;

/** Few, and drawn over the whole drill: all of them come after a seek. */
export const LASTING: ReadonlySet<string> = new Set(['warning.issued', 'post.level', 'bookmark.set']);

/** Where an event stands. */
export interface Landmark {
  readonly at: DrillTime;
  readonly seq: number;
}

/** Which events are looked for: of these types, or of all others. */
export interface Wanted {
  readonly types: readonly EventType[];
  readonly others?: boolean;
}

export type Counted = Pick<CountedSeries, 'level' | 'out' | 'overdue' | 'done'>;

/** Of what has been read so far. */
export interface Archive {
  /** The lines before `seq`, at most `count` of them, oldest first. */
  before(seq: number, count: number): Promise<readonly Told[]>;
  /** What led to a line, first cause first, the line, and what it led to directly by the playhead. */
  around(seq: number): Promise<readonly Told[]>;
  /** The latest line by the playhead about a thing. */
  latest(kind: string, id: string): Promise<Told | undefined>;
  /** The next event after a moment, or the last before it. */
  find(from: DrillTime, by: 1 | -1, wanted: Wanted): Promise<Landmark | undefined>;
  counted(): Promise<Counted>;
}
