/** Drills kept in the browser's storage, as the page lists them, and what it asks about them. */

import type { Text } from '../text/words.ts';
import type { Pacing } from './player.ts';

/** What is noted beside a kept log, so that a list need not read it. */
export interface KeptNote {
  /** The scenario's folder. */
  readonly scenario: string;
  readonly title: Text;
  /** Of its landfall, drill time in ms. */
  readonly landfall?: number;
  /** What the viewer called it. */
  readonly name?: string;
  /** The moment of another drill that it goes on from. */
  readonly branched?: number;
  /** Real times, ms since 1970. */
  readonly begun: number;
  readonly touched: number;
  /** How far it came, drill time in ms. */
  readonly at: number;
  readonly phase: string;
  /** Time in the room that the drill has run, ms. */
  readonly elapsed: number;
  readonly pacing?: Pacing;
}

export interface KeptDrill extends KeptNote {
  readonly id: string;
  readonly bytes: number;
  /** In a window of this browser, which alone may go on with it. */
  readonly open: boolean;
}

export type ShelfRequest =
  | { readonly shelf: 'list' }
  | { readonly shelf: 'drop'; readonly id: string }
  | { readonly shelf: 'rename'; readonly id: string; readonly name: string }
  | { readonly shelf: 'file'; readonly id: string };

export type ShelfAnswer =
  | { readonly shelf: 'drills'; readonly drills: readonly KeptDrill[] }
  | { readonly shelf: 'file'; readonly name: string; readonly blob: Blob }
  | { readonly shelf: 'failed'; readonly reason: string };
