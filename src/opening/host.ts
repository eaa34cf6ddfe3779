/** What all ways of opening share: the port to the page, the clock of the worker, and the player that is served. */

import type { LogFile, OpenAnswer } from '../player/opening.ts';
import type { Player } from '../player/player.ts';
import type { Ticker } from '../player/ticker.ts';
import { type Port, serve, type Tick } from '../player/wire.ts';
import type { Recording } from '../runtime/recording.ts';
import type { Problem } from '../text/problem.ts';
import type { Text } from '../text/words.ts';

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

/** The program's name: its file is called by what is in it. */
export const BUILD = new URL(import.meta.url).pathname.split('/').at(-1) ?? '';

let logSoFar: (() => LogFile) | undefined;
let live: Recording | undefined;
/** Says which drill runs here. */
export const runsHere = (recording: Recording): void => {
  live = recording;
};
export const liveDrill = (): Recording | undefined => live;

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

/** Serves the player; the first tick carries the whole state and comes before anything else. */
export function host(
  player: Player,
  opened: Omit<Extract<OpenAnswer, { opening: 'opened' }>, 'opening' | 'first'>,
): void {
  let first = true;
  const relay: Port = {
    postMessage(message, transfer) {
      if (!first) return port.postMessage(message, transfer ?? []);
      first = false;
      say({ opening: 'opened', ...opened, first: message as Tick });
    },
    addEventListener: (type, listener) => port.addEventListener(type, listener),
    removeEventListener: (type, listener) => port.removeEventListener(type, listener),
  };
  serve(player, relay, now);
}
