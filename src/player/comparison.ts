/** What two runs of one scenario held against each other have to show: the command line says it, the page draws it. */
import type { Millis } from '../units/time.ts';
import type { Steps } from './counted-series.ts';

/** What was first done by somebody to whom an inject was handed. */
export interface FirstAction {
  readonly seq: number;
  readonly at: number;
  /** From the release of the inject, ms. */
  readonly after: Millis;
  /** Whether the log's causes lead from it to the inject, or it is only the first thing that they did then. */
  readonly by: 'cause' | 'time';
}
export interface InjectOutcome {
  readonly released: number;
  readonly action?: FirstAction;
}
export interface Pair<T> {
  readonly id: string;
  readonly a?: T;
  readonly b?: T;
  /** B less A, where both have a number. */
  readonly difference?: number;
}
export interface ObjectiveOutcome {
  readonly met: boolean;
  readonly value?: number;
  readonly hard: boolean;
}

/** Times in ms of the drill; `difference` of an inject in ms: positive where B was slower. */
export interface Comparison {
  readonly scenarios: { readonly a: string; readonly b: string };
  readonly injects: readonly Pair<InjectOutcome>[];
  /** Tasks done, by team. */
  readonly tasks: readonly Pair<number>[];
  /** People of danger areas, by what became of them; none where nobody lives there. */
  readonly households: readonly Pair<number>[];
  /** Where `difference` is one, it is of the values: minutes, for most. */
  readonly criteria: readonly Pair<ObjectiveOutcome>[];
}

/** One run over all of its hours, as the strips draw it. */
export interface RunTrace {
  /** Drill time of its last line, ms. */
  readonly to: number;
  /** Injects in the order of their release. */
  readonly released: readonly { readonly id: string; readonly at: number }[];
  /** People out of the danger areas, the response of the post that leads, reports overdue, tasks done. */
  readonly out: Steps;
  readonly level: Steps;
  readonly overdue: Steps;
  readonly done: Steps;
}

/** What a page is given of two logs. */
export interface Compared {
  readonly comparison: Comparison;
  readonly a: RunTrace;
  readonly b: RunTrace;
}
