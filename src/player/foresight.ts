/** Foresight (照此下去): what a silent fork of a live drill comes to, some hours ahead, if nobody does anything else. */
import type { Entry, EventType, Header } from '../log/vocabulary.ts';
import type { DrillTime } from '../units/time.ts';

export interface Foreseen {
  /** The moment of the drill that it was forked at, and how far the fork ran. */
  readonly from: DrillTime;
  readonly to: DrillTime;
  /** What is to be looked at of all that happened in it, in order. */
  readonly events: readonly Extract<Entry, { line: 'event' }>[];
}

/** What is worth a word before it happens, the gravest first. */
export const GRAVE: readonly EventType[] = [
  'household.missed',
  'safety.breached',
  'team.faulted',
  'team.stranded',
  'exercise.concluded',
  'dose.passed',
  'release.reached',
  'breach.opened',
  'objective.missed',
  'road.blocked',
  'asset.failed',
  'order.overdue',
  'action.missed',
  'report.missed',
  'report.late',
];

/** What the engine that runs and the one that looks ahead say to each other, over a port of their own. */
export interface KeyframeAsked {
  /** What was last had: another is wanted once the drill has gone on, or somebody has acted. */
  readonly after?: { readonly at: DrillTime; readonly commands: number };
}
export interface KeyframeGiven {
  readonly header: Omit<Header, 'line' | 'h'>;
  readonly at: DrillTime;
  readonly commands: number;
  /** A `Keyframe`: typed arrays in plain data. */
  readonly keyframe: unknown;
}
