/**
 * A link to what is looked at: the scenario, or the log by its name, the moment, what is selected, the map's box and layers, and the
 * panels; never a seat, and nothing of what is in the log. Whoever follows it chooses the log's file, and is brought to the moment once.
 */
import { type DrillTime, formatDrillTime, parseDrillTime } from '../units/time.ts';
import type { Desk } from './desk.ts';
import type { Progress } from './session.ts';
import { DEFAULTS, type MapLook, type PanelName, type Selection, type SelectionKind, type SideTab } from './store.ts';
import { fill } from './words.ts';

/** Where a link leads. */
export interface Goal {
  /** The name of the log's file. */
  readonly log?: string;
  readonly at?: DrillTime;
  readonly selection?: Selection;
  readonly map?: MapLook;
  /** Those that stand open; all others are closed. */
  readonly panels?: readonly PanelName[];
  readonly tab?: SideTab;
}

const PANELS = Object.keys(DEFAULTS.panels) as PanelName[];
const TABS: ReadonlySet<string> = new Set<SideTab>([
  'injects',
  'answers',
  'exercises',
  'teams',
  'feed',
  'orders',
  'people',
  'muster',
  'timeline',
]);

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
  const { selection, panels, sideTab } = desk.store.state;
  if (desk.live) query.set('scenario', desk.scenario.id);
  else {
    query.set('log', desk.opened.source);
    query.set('at', formatDrillTime(desk.at as DrillTime));
  }
  if (selection !== undefined) query.set('select', `${selection.kind}:${selection.id}`);
  const look = desk.store.mapLook?.();
  if (look !== undefined) {
    query.set('map', look.box.map((degrees) => degrees.toFixed(4)).join(','));
    query.set('layers', look.layers.join('.'));
  }
  query.set('panels', PANELS.filter((name) => panels[name]).join('.'));
  if (TABS.has(sideTab)) query.set('tab', sideTab);
  return new URL(`?${query}`, location.href).href;
}

export function goalOf(query: URLSearchParams): Goal {
  const [log, time, select] = [query.get('log'), query.get('at'), query.get('select')];
  const at = time === null ? undefined : parseDrillTime(time);
  const [kind = '', ...id] = select?.split(':') ?? [];
  const [map, panels, tab] = [mapOf(query), query.get('panels')?.split('.'), query.get('tab')];
  return {
    ...(log === null ? {} : { log }),
    ...(at === undefined || at < 0 ? {} : { at }),
    ...(KINDS.has(kind) && id.length > 0 ? { selection: { kind: kind as SelectionKind, id: id.join(':') } } : {}),
    ...(map === undefined ? {} : { map }),
    ...(panels === undefined ? {} : { panels: PANELS.filter((name) => panels.includes(name)) }),
    ...(tab !== null && TABS.has(tab) ? { tab: tab as SideTab } : {}),
  };
}

/** What the map is to show, where the four sides of its box are a box on the earth. */
function mapOf(query: URLSearchParams): MapLook | undefined {
  const [west, south, east, north, ...more] = (query.get('map') ?? '').split(',').map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined;
  // No number is neither less nor greater.
  const isBox = west >= -180 && west < east && east <= 180 && south >= -90 && south < north && north <= 90;
  if (!isBox || more.length > 0) return undefined;
  return { box: [west, south, east, north], layers: query.get('layers')?.split('.') ?? [] };
}

/** Reads a log as far as the link leads, before anything of it is shown: nobody who follows one is to see the start first. */
export async function arrive(
  { player }: Desk,
  goal: Goal | undefined,
  progress: (progress: Progress) => void,
): Promise<void> {
  const at = goal?.at;
  if (at === undefined || !player.can.has('seek')) return;
  const reading = player.status$.subscribe(({ read }) => {
    if (read !== undefined) progress({ what: 'index', share: Math.min(1, read / Math.max(1, at)) });
  });
  // One that cannot be come to leaves the viewer where the log begins.
  await player.seek(at).catch(() => undefined);
  reading.unsubscribe();
}

/** Brings the viewer of an opened drill to what the link showed. */
export function reach(desk: Desk, { selection, map, panels, tab }: Goal): void {
  if (map !== undefined) desk.store.set({ sought: map });
  if (panels !== undefined) {
    const open = Object.fromEntries(PANELS.map((name) => [name, panels.includes(name)]));
    desk.store.set({ panels: open as Record<PanelName, boolean> });
  }
  if (tab !== undefined) desk.store.set({ sideTab: tab });
  if (selection !== undefined) desk.store.select(selection);
}

/** Puts the link into the clipboard; where that is not allowed it can be copied from the notice. */
export async function share(desk: Desk): Promise<void> {
  const link = linkOf(desk);
  const { windows } = desk.speech.labels;
  try {
    await navigator.clipboard.writeText(link);
    desk.store.set({ notice: { done: fill(windows.linkCopied, { link }) } });
  } catch {
    desk.store.set({ notice: { done: fill(windows.linkHere, { link }) } });
  }
}
