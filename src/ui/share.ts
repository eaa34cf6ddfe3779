/**
 * A link to what is looked at: the scenario, or the log by its name, the moment and what is selected; never a seat, and nothing of what
 * is in the log. Whoever follows it chooses the log's file, and is brought to the moment once.
 */
import { type DrillTime, formatDrillTime, parseDrillTime } from '../units/time.ts';
import type { Desk } from './desk.ts';
import type { Selection, SelectionKind } from './store.ts';
import { fill } from './words.ts';

/** Where a link leads. */
export interface Goal {
  /** The name of the log's file. */
  readonly log?: string;
  readonly at?: DrillTime;
  readonly selection?: Selection;
}

const KINDS: ReadonlySet<string> = new Set<SelectionKind>([
  'team',
  'exercise',
  'inject',
  'incident',
  'site',
  'post',
  'order',
  'report',
  'objective',
  'storm',
  'entry',
]);

/** A live drill runs on: of it only the scenario can be had by others. */
export function linkOf(desk: Desk): string {
  const query = new URLSearchParams();
  const { selection } = desk.store.state;
  if (desk.live) query.set('scenario', desk.scenario.id);
  else {
    query.set('log', desk.opened.source);
    query.set('at', formatDrillTime(desk.at as DrillTime));
  }
  if (selection !== undefined) query.set('select', `${selection.kind}:${selection.id}`);
  return new URL(`?${query}`, location.href).href;
}

export function goalOf(query: URLSearchParams): Goal {
  const [log, time, select] = [query.get('log'), query.get('at'), query.get('select')];
  const at = time === null ? undefined : parseDrillTime(time);
  const [kind = '', ...id] = select?.split(':') ?? [];
  return {
    ...(log === null ? {} : { log }),
    ...(at === undefined || at < 0 ? {} : { at }),
    ...(KINDS.has(kind) && id.length > 0 ? { selection: { kind: kind as SelectionKind, id: id.join(':') } } : {}),
  };
}

/** Brings the viewer of an opened drill to where the link led. */
export function reach(desk: Desk, { at, selection }: Goal): void {
  if (selection !== undefined) desk.store.select(selection);
  if (at !== undefined && desk.player.can.has('seek')) void desk.player.seek(at);
}

/** Puts the link into the clipboard; where that is not allowed it can be copied from the notice. */
export async function share(desk: Desk): Promise<void> {
  const link = linkOf(desk);
  const { windows } = desk.speech.labels;
  try {
    await navigator.clipboard.writeText(link);
    desk.store.set({ notice: fill(windows.linkCopied, { link }) });
  } catch {
    desk.store.set({ notice: fill(windows.linkHere, { link }) });
  }
}
