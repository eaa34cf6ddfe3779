/**
 * How a line of the log is written and chained (design 7): JSON with fixed key order whose last key `h` is the hash over
 * the line before it and this line's own bytes before `h`.
 */
import { RunningHash } from '../engine/hash.ts';
import type { Check, DrillEvent, Header, LoggedCommand } from './vocabulary.ts';

const TAIL = ',"h":"';
/** `,"h":"` + 16 hex digits + `"}`. */
const TAIL_LENGTH = TAIL.length + 16 + 2;

/** The hash of a line, given the one before it ('' for the first) and the line's text before `,"h"`. */
export function chain(previous: string, body: string): string {
  const hash = new RunningHash();
  if (previous !== '') hash.seed(previous);
  return hash.text(body).hex();
}

/** The chain of a log that is read: knows at each line which hash must stand at its end. */
export class Chain {
  readonly #hash = new RunningHash();

  /**
   * The `h` of the next line, which stands in `text` from `start` to `end`; undefined where it does not end so, or was changed: then
   * the chain is of no more use. `bytes`: the line's own, where they are at hand.
   */
  next(text: string, start: number, end: number, bytes?: Uint8Array): string | undefined {
    const at = end - TAIL_LENGTH;
    if (at < start + 1 || !text.startsWith(TAIL, at)) return undefined;
    if (bytes === undefined) this.#hash.text(text, start, at);
    else this.#hash.bytes(bytes, 0, bytes.length - TAIL_LENGTH);
    const h = this.#hash.link();
    return text.startsWith(`${h}"}`, at + TAIL.length) ? h : undefined;
  }
}

/** Splits a chained line into the text that is hashed and its `h`; undefined when it does not end as a line must. */
export function splitLine(line: string): { readonly body: string; readonly h: string } | undefined {
  const at = line.length - TAIL_LENGTH;
  if (at < 1 || !line.startsWith(TAIL, at) || !line.endsWith('"}')) return undefined;
  const h = line.slice(at + TAIL.length, -2);
  return /^[0-9a-f]{16}$/.test(h) ? { body: line.slice(0, at), h } : undefined;
}

/** `{"line":"…", …}` without its closing brace: `rest` is an object with at least one key. */
const open = (kind: string, rest: object): string => `{"line":"${kind}",${JSON.stringify(rest).slice(1, -1)}`;

export const headerBody = (header: Omit<Header, 'line' | 'h'>): string => open('header', header);
export const commandBody = ({ at, seq, seat, enteredBy, type, ...rest }: LoggedCommand): string =>
  open('command', { at, seq, seat, ...(enteredBy === undefined ? {} : { enteredBy }), type, ...rest });
export const checkBody = (check: Check): string => open('check', check);
/** The engine makes events with their keys in order (`at, seq, cause, type`, then the fact's own), so they are written as they are. */
export const eventBody = (event: DrillEvent): string => open('event', event);

/** Closes a line's text with its hash. */
export const closeLine = (body: string, h: string): string => `${body}${TAIL}${h}"}`;
