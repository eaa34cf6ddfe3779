/** What a line of the log is about, and which things it names. */
import type { Entry } from './vocabulary.ts';

/** A line that says something: a check and the end do not. */
export type Told = Extract<Entry, { line: 'event' | 'command' }>;

export const isTold = (entry: Entry): entry is Told => entry.line === 'event' || entry.line === 'command';

export type ThingKind =
  | 'team'
  | 'exercise'
  | 'inject'
  | 'incident'
  | 'site'
  | 'post'
  | 'order'
  | 'report'
  | 'objective'
  | 'storm';
export interface Thing {
  readonly kind: ThingKind;
  readonly id: string;
}

/** The line that led to this one; 0 where none did. */
export const causeOf = (line: Told): number => (line.line === 'event' && line.cause < line.seq ? line.cause : 0);

/** What a line is about: where a click on it leads. */
export function about(line: Told): Thing | undefined {
  const said = line as unknown as Readonly<Record<string, unknown>>;
  const pick = (kind: ThingKind, field: string): Thing | undefined => {
    const id = said[field];
    return typeof id === 'string' ? { kind, id } : undefined;
  };
  const family = line.type.split('.')[0];
  if (family === 'order' || line.type === 'safety.breached') return pick('order', 'order') ?? pick('team', 'to');
  if (family === 'report') return pick('report', 'report') ?? pick('post', 'from');
  if (family === 'inject' || family === 'action' || family === 'contingency') return pick('inject', 'inject');
  if (family === 'warning' || family === 'hazard') return pick('storm', 'hazard');
  return (
    pick('team', 'team') ??
    pick('exercise', 'exercise') ??
    pick('post', 'post') ??
    pick('incident', 'incident') ??
    pick('objective', 'objective') ??
    pick('site', 'site')
  );
}

/** Whether any of a line's values names the thing. */
export function mentions(line: Told, id: string): boolean {
  for (const value of Object.values(line)) {
    if (value === id || (Array.isArray(value) && (value as unknown[]).includes(id))) return true;
  }
  return false;
}

/** The last line about a thing among the first `count`, else the last that names it; undefined where none does. */
export function latestOf(lines: readonly Told[], kind: string, id: string, count = lines.length): Told | undefined {
  const last = (fits: (line: Told) => boolean): Told | undefined => {
    for (let i = count - 1; i >= 0; i -= 1) if (fits(lines[i] as Told)) return lines[i];
    return undefined;
  };
  const isAbout = (line: Told): boolean => {
    const thing = about(line);
    return thing?.kind === kind && thing.id === id;
  };
  return last(isAbout) ?? last((line) => mentions(line, id));
}
