/** Where two lines of a log say different things: the first field, by its path. */
import type { LogEntry } from '../log/reader.ts';
import { type DrillTime, formatDrillTime } from '../units/time.ts';

/** `line` is the number of the line in the log; `was` and `now` are absent for what only one of them has. */
export interface Difference {
  readonly line: number;
  readonly at?: number;
  /** What the line is of: an event's or command's type, or `check`. */
  readonly of?: string;
  readonly field: string;
  readonly was?: unknown;
  readonly now?: unknown;
}

/** The first difference of two entries; undefined when they say the same. `h` does not count: it follows from the rest. */
export function differenceOf(
  line: number,
  was: LogEntry | undefined,
  now: LogEntry | undefined,
): Difference | undefined {
  const known = was ?? now;
  if (known === undefined) return undefined;
  const place = { line, at: known.at, of: known.line === 'check' ? 'check' : known.type };
  if (was === undefined || now === undefined)
    return {
      ...place,
      field: 'line',
      ...(was ? { was: summaryOf(was) } : {}),
      ...(now ? { now: summaryOf(now) } : {}),
    };
  const found = first('', was, now);
  return found && { ...place, ...found };
}

const summaryOf = (entry: LogEntry): string => (entry.line === 'check' ? 'check' : `${entry.line} ${entry.type}`);

interface Found {
  readonly field: string;
  readonly was?: unknown;
  readonly now?: unknown;
}

/** `line` and `type` first, for with another type all else differs too. */
function first(path: string, was: unknown, now: unknown): Found | undefined {
  if (!isTree(was) || !isTree(now) || Array.isArray(was) !== Array.isArray(now)) {
    return Object.is(was, now)
      ? undefined
      : { field: path, ...(was === undefined ? {} : { was }), ...(now === undefined ? {} : { now }) };
  }
  const keys = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter((key) => path !== '' || key !== 'h');
  if (path === '') keys.sort((a, b) => weight(a) - weight(b));
  for (const key of keys) {
    const here = Array.isArray(was) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = first(here, (was as Tree)[key], (now as Tree)[key]);
    if (found) return found;
  }
  return undefined;
}

const weight = (key: string): number => (key === 'line' ? 0 : key === 'type' ? 1 : 2);

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** `T+01:15:00 line 184: team.arrived.site differs: log "a", re-run "b"`. */
export function sayDifference({ line, at, of, field, was, now }: Difference): {
  readonly zh: string;
  readonly en: string;
} {
  const time = at === undefined ? '' : `${formatDrillTime(at as DrillTime)} `;
  const what = of === undefined ? field : `${of}.${field}`;
  const put = (value: unknown, nothing: string): string => (value === undefined ? nothing : JSON.stringify(value));
  return {
    zh: `${time}第 ${line} 行：${what} 不同：记录 ${put(was, '无')}，重算 ${put(now, '无')}`,
    en: `${time}line ${line}: ${what} differs: log ${put(was, 'nothing')}, re-run ${put(now, 'nothing')}`,
  };
}
