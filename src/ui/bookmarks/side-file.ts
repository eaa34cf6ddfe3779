/** Bookmarks as a file beside the log: what is in it, and what is wrong with one that somebody gives. */
import { type DrillTime, formatDrillTime } from '../../units/time.ts';
import { type Bookmark, LONGEST_NAME, LONGEST_NOTE, MARK_COLOURS } from './book.ts';

const FORMAT = 'landfall-bookmarks';
const VERSION = 1;
/** Nobody marks more by hand; a file that has more is none of ours. */
const MOST = 10_000;

/** Which log they are of. */
export interface MarkedLog {
  readonly name: string;
  readonly scenario: string;
  /** The log's own, of its header and its last event. */
  readonly id: string;
}

/** `time` is for readers of the file: `at` counts, ms of drill time. */
export function sideFile(log: MarkedLog, list: readonly Bookmark[]): string {
  const bookmarks = list.map((one) => ({ ...one, time: formatDrillTime(one.at as DrillTime) }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, log, bookmarks }, null, 2)}\n`;
}

export type ReadSideFile =
  | { readonly ok: true; readonly log: MarkedLog | undefined; readonly list: readonly Bookmark[] }
  /** `entry`: the first bad bookmark, from 1. */
  | {
      readonly ok: false;
      readonly why: 'not-json' | 'not-bookmarks' | 'newer' | 'too-many' | 'bad-entry';
      readonly entry?: number;
    };

export function readSideFile(text: string): ReadSideFile {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { ok: false, why: 'not-json' };
  }
  if (!isRecord(given) || given['format'] !== FORMAT || !Array.isArray(given['bookmarks']))
    return { ok: false, why: 'not-bookmarks' };
  if (given['version'] !== VERSION) return { ok: false, why: 'newer' };
  const entries = given['bookmarks'] as readonly unknown[];
  if (entries.length > MOST) return { ok: false, why: 'too-many' };
  const list: Bookmark[] = [];
  for (const [i, entry] of entries.entries()) {
    const mark = bookmarkOf(entry);
    if (mark === undefined) return { ok: false, why: 'bad-entry', entry: i + 1 };
    list.push(mark);
  }
  return { ok: true, log: logOf(given['log']), list };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function bookmarkOf(entry: unknown): Bookmark | undefined {
  if (!isRecord(entry)) return undefined;
  const { id, at, to, note, colour, author } = entry;
  if (typeof id !== 'string' || id === '' || id.length > 100) return undefined;
  if (typeof at !== 'number' || !Number.isFinite(at) || at < 0) return undefined;
  if (typeof note !== 'string') return undefined;
  const span =
    typeof to === 'number' && Number.isFinite(to) && Math.round(to) > Math.round(at) ? { to: Math.round(to) } : {};
  // A colour that is none of ours, or no name, is left out: the bookmark stands without it.
  const known = MARK_COLOURS.find((one) => one === colour);
  return {
    id,
    at: Math.round(at),
    ...span,
    note: note.slice(0, LONGEST_NOTE),
    ...(known === undefined ? {} : { colour: known }),
    ...(typeof author === 'string' && author !== '' ? { author: author.slice(0, LONGEST_NAME) } : {}),
  };
}

function logOf(log: unknown): MarkedLog | undefined {
  if (!isRecord(log)) return undefined;
  const { name, scenario, id } = log;
  return typeof name === 'string' && typeof scenario === 'string' && typeof id === 'string'
    ? { name, scenario, id }
    : undefined;
}
