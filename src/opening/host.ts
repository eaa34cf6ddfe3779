/** What all ways of opening share: the port to the page, the clock of the worker, and the player that is served. */

import type { LogFile, OpenAnswer } from '../player/opening.ts';
import type { Player } from '../player/player.ts';
import type { Ticker } from '../player/ticker.ts';
import { type Port, type Serving, serve, type Tick } from '../player/wire.ts';
import type { Recording } from '../runtime/recording.ts';
import type { Problem } from '../text/problem.ts';
import type { Text } from '../text/words.ts';
import type { LiveLog } from './live-log.ts';

export const port = globalThis as unknown as Port & { postMessage(message: unknown): void };
const now = (): number => performance.now();
export const ticker: Ticker = {
  now,
  every(tick) {
    const timer = setInterval(tick, 1000 / 60);
    return () => clearInterval(timer);
  },
};
export const say = (answer: OpenAnswer): void => port.postMessage(answer);
export const progress = (what: string, share: number): void => say({ opening: 'progress', what, share });

/** Lets timers and messages have their turn; a timer of no length would wait some milliseconds more. */
export function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The program's name: its file is called by what is in it. */
export const BUILD = new URL(import.meta.url).pathname.split('/').at(-1) ?? '';

let logSoFar: (() => LogFile) | undefined;
/** The drill that runs in this worker, whoever looks at it. */
export interface RunningHere {
  readonly name: string;
  readonly recording: Recording;
  readonly player: Player;
  readonly log: LiveLog;
  /** The page's own seat, where it is not the director's. */
  readonly seat?: string | undefined;
}
let live: RunningHere | undefined;
/** Says which drill runs here. */
export const runsHere = (running: RunningHere): void => {
  live = running;
};
export const liveDrill = (): RunningHere | undefined => live;

/** Says how the log of what is open is had as a file. */
export const offerLog = (make: () => LogFile): void => {
  logSoFar = make;
};
export const logFile = (): LogFile | undefined => logSoFar?.();

/** A problem of a whole file. */
export const problemOf = (
  code: string,
  file: string,
  message: Text,
  severity: Problem['severity'] = 'error',
): Problem => ({ code, severity, file, line: 0, column: 0, path: '', message });

/** Serves the player over `via` until the answer is called; the first tick carries the whole state and comes before anything else. */
export function host(
  player: Player,
  opened: Omit<Extract<OpenAnswer, { opening: 'opened' }>, 'opening' | 'first'>,
  serving: Serving = {},
  via: Port = port,
): () => void {
  let first = true;
  const relay: Port = {
    postMessage(message, transfer) {
      if (!first) return via.postMessage(message, transfer ?? []);
      first = false;
      via.postMessage({ opening: 'opened', ...opened, first: message as Tick } satisfies OpenAnswer);
    },
    addEventListener: (type, listener) => via.addEventListener(type, listener),
    removeEventListener: (type, listener) => via.removeEventListener(type, listener),
  };
  return serve(player, relay, now, serving);
}
