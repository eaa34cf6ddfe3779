/** What a page and its worker say to each other while a drill or a log is opened; afterwards they speak `wire.ts`. */
import type { Scenario } from '../scenario/scenario.ts';
import type { Problem } from '../text/problem.ts';
import type { DrillTime } from '../units/time.ts';
import type { Compared } from './comparison.ts';
import type { Foreseen } from './foresight.ts';
import type { Pacing, Power } from './player.ts';
import type { Tick } from './wire.ts';

export type OpenRequest =
  | { readonly open: 'scenario'; readonly name: string; readonly base: string }
  | { readonly open: 'log'; readonly file: File; readonly base: string }
  /** Two logs of one scenario held against each other; answered by `compared` or `broken`. */
  | { readonly open: 'compare'; readonly a: File; readonly b: File; readonly base: string }
  /** A live drill that goes on from a moment of a logged one. */
  | { readonly open: 'branch'; readonly file: File; readonly at: DrillTime; readonly base: string }
  /** A drill that the browser keeps: gone on with, or replayed when it is over. `scenario` is opened anew if it is not there. */
  | {
      readonly open: 'kept';
      readonly id: string;
      readonly scenario?: string | undefined;
      readonly base: string;
      /** The seat that the page has, where it is not the director's; the drill then goes on as another window left it. */
      readonly seat?: string | undefined;
    }
  /** Another window, on the channel of this name, has a seat of the live drill; and no longer. It is answered there. */
  | { readonly open: 'seat'; readonly seat: string; readonly channel: string }
  | { readonly open: 'seat-left'; readonly channel: string }
  /** Another window, on the channel of this name, is a wall: of what really is, or of what headquarters knows; and no longer. */
  | { readonly open: 'wall'; readonly truth: boolean; readonly channel: string }
  | { readonly open: 'wall-left'; readonly channel: string }
  /** Keyframes of the live drill go to a worker that looks ahead, or no longer; and the worker that does, with the other end of the port. */
  | { readonly open: 'foresight-source'; readonly port?: MessagePort }
  | { readonly open: 'foresight'; readonly port: MessagePort; readonly base: string }
  /** The log so far, as a file; answered by `LogAnswer`. */
  | { readonly open: 'download'; readonly id: number };

export type OpenAnswer =
  | { readonly opening: 'progress'; readonly what: string; readonly share: number }
  | { readonly opening: 'broken'; readonly source: string; readonly problems: readonly Problem[] }
  | {
      readonly opening: 'opened';
      readonly source: string;
      /** Conditions as text: functions do not cross. */
      readonly scenario: Scenario;
      readonly can: readonly Power[];
      readonly problems: readonly Problem[];
      /** The name of a live drill in the browser's storage. */
      readonly kept?: string | undefined;
      /** How fast a drill that was taken up went. */
      readonly pacing?: Pacing | undefined;
      readonly first: Tick;
    }
  /** All of a log has been read: what tells it from every other, also of the same scenario, and all that is wrong with it. */
  | { readonly opening: 'read'; readonly logId: string; readonly problems: readonly Problem[] }
  /** Who is told things has no log to take away: it holds what they were not told. */
  | { readonly opening: 'kept-back'; readonly id: number }
  | { readonly opening: 'foreseen'; readonly foreseen: Foreseen }
  | ({ readonly opening: 'compared' } & Compared)
  | ({ readonly opening: 'file'; readonly id: number } & LogFile);

/** The code of the problem that another window has the drill open. */
export const OPEN_ELSEWHERE = 'open-elsewhere';

/** Held by the window that has a seat on the channel of this name: when it is to be had, that window is gone, however it went. */
export const seatLock = (channel: string): string => `${channel}-here`;

/** A seat's window says that it listens; said until it is answered. */
export interface SeatBegins {
  readonly seat: 'begin';
}

/** What a wall says to the worker that its picture comes from: that it listens, or that there is a real emergency. */
export type WallAsks = SeatBegins | { readonly wall: 'noduff' };

export interface LogFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A scenario that can cross a message port: its conditions without their functions, and no terrain, which the map reads for itself. */
export function crossable(scenario: Scenario): Scenario {
  return JSON.parse(JSON.stringify({ ...scenario, terrain: [] })) as Scenario;
}
