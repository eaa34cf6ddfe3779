/** The clock as a viewer drives it: run, pause, speed, and steps through a recorded drill. */
import type { EventType } from '../log/vocabulary.ts';
import type { Wanted } from '../player/archive.ts';
import type { Pacing } from '../player/player.ts';
import type { DrillTime, Millis } from '../units/time.ts';
import type { Desk } from './desk.ts';
import { DEFAULTS } from './store.ts';

/** Drill seconds a second of the room, for what was recorded. */
const SPEEDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 1800] as const;
/** People wait for nothing slower than life. */
const LIVE = SPEEDS.filter((speed) => speed >= 1);

export const speedsOf = ({ live }: Desk): readonly number[] => (live ? LIVE : SPEEDS);

export function pauseOrPlay(desk: Desk): void {
  const { status, player } = desk;
  if (status?.playing) player.pause();
  // At the end of a recording, play starts again.
  else if (status && status.mode === 'recorded' && status.at >= status.to)
    void player.seek(status.from).then(() => run(desk));
  else void run(desk);
}

/** By what the showing says once it was chosen, or at the viewer's own speed. */
export function chooseSpeed(desk: Desk, speed: Pacing): void {
  desk.store.set({ speed });
  if (desk.status?.playing) void run(desk);
}

/** Plays at the viewer's speed, to the next mark when it is to stop there. */
async function run(desk: Desk): Promise<void> {
  const { player, store, status } = desk;
  const next = store.state.stops ? await nearest(desk, 1, { types: MARKS }, desk.bookmarks?.list) : undefined;
  // Whoever has gone elsewhere meanwhile has other marks before them.
  if (desk.status?.break === status?.break) player.play(store.state.speed, next?.at as DrillTime | undefined);
}

export function stopAtMarks(desk: Desk): void {
  desk.store.set({ stops: !desk.store.state.stops });
  if (desk.status?.playing) void run(desk);
}

/** Chooses a showing before StartEx, and its pace with it; or none, and the usual speed. */
export function chooseShowing(desk: Desk, showing: string | undefined): void {
  desk.store.set({ showing, speed: showing === undefined ? DEFAULTS.speed : 'showing' });
}

/** The next faster (1) or slower (−1) of the named speeds. */
export function setSpeed(desk: Desk, by: 1 | -1): void {
  const chosen = desk.store.state.speed;
  const now = chosen === 'showing' ? (desk.status?.speed ?? 1) : chosen;
  const speeds = speedsOf(desk);
  const next = by > 0 ? speeds.find((s) => s > now) : speeds.findLast((s) => s < now);
  if (next !== undefined) chooseSpeed(desk, next);
}

/** Seeks, held to what was recorded. */
export function seekTo(desk: Desk, at: number): void {
  const { status, player } = desk;
  if (!status || !player.can.has('seek')) return;
  void player.seek(Math.round(Math.min(status.to, Math.max(status.from, at))) as DrillTime);
}

export const step = (desk: Desk, by: Millis): void => seekTo(desk, desk.at + by);

/** What a person does not step to: the engine's own bookkeeping. */
const MINOR: readonly EventType[] = [
  'hazard.stepped',
  'inject.armed',
  'inject.delivered',
  'inject.authored',
  'action.owed',
  'area.peopled',
  'households.moved',
  'report.owed',
  'report.sent',
];
/** Where a showing, a warning, an exercise or an observer says: look here. */
const MARKS: readonly EventType[] = [
  'bookmark.set',
  'segment.began',
  'inject.released',
  'warning.issued',
  'exercise.underway',
  'exercise.concluded',
];
const PROBLEMS: readonly EventType[] = [
  'drill.faulted',
  'drill.frozen',
  'actor.faulted',
  'command.refused',
  'action.missed',
  'inject.failed',
  'order.overdue',
  'order.refused',
  'team.stranded',
  'team.faulted',
  'safety.breached',
  'objective.missed',
  'household.missed',
  'report.late',
  'report.missed',
];

export const stepEvent = (desk: Desk, by: 1 | -1): Promise<void> => leapTo(desk, by, { types: MINOR, others: true });
/** The viewer's own bookmarks are marks too. */
export const stepMark = (desk: Desk, by: 1 | -1): Promise<void> =>
  leapTo(desk, by, { types: MARKS }, desk.bookmarks?.list);
export const stepProblem = (desk: Desk): Promise<void> => leapTo(desk, 1, { types: PROBLEMS });

interface Mark {
  readonly at: number;
  readonly seq?: number;
}

/** The nearest of what is looked for in the log, and of what is marked beside it. */
async function nearest(
  { player, at }: Desk,
  by: 1 | -1,
  wanted: Wanted,
  more: readonly Mark[] = [],
): Promise<Mark | undefined> {
  const own = more.filter((mark) => (mark.at - at) * by > 0);
  const found = await player.archive?.find(at as DrillTime, by, wanted);
  return [...(found === undefined ? [] : [found]), ...own].sort((a, b) => (a.at - b.at) * by)[0];
}

async function leapTo(desk: Desk, by: 1 | -1, wanted: Wanted, more?: readonly Mark[]): Promise<void> {
  const found = await nearest(desk, by, wanted, more);
  if (found === undefined) return;
  desk.player.pause();
  seekTo(desk, found.at);
  if (found.seq !== undefined) desk.store.select({ kind: 'entry', id: String(found.seq) });
}
