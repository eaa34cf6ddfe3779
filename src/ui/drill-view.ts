/** What the boards, the map's callouts and the keys say about the state of a drill: read from it, never written to it. */
import type { DrillState, ExerciseRecord, InjectRecord, TeamRecord } from '../drill/state.ts';
import type { ExerciseState, Outcome, PlayState } from '../log/names.ts';
import type { Status } from '../player/player.ts';
import type { Ring } from './look/symbols/rings.ts';
import type { InjectView } from './roster.ts';
import type { InjectTab } from './store.ts';

/** What a board shows of a team: what keeps it from acting comes before what it is doing. */
export function ringOf(team: TeamRecord): Ring {
  if (team.state === 'faulted' || team.state === 'stranded') return team.state;
  if (team.link === 'lost') return 'lost';
  return team.safety === 'holding' ? 'holding' : team.state;
}

/** When a team came into the state that `ringOf` shows. */
export const ringSince = (team: TeamRecord): number =>
  ringOf(team) === 'holding' ? (team.holdingSince ?? team.since) : team.since;

/** What a board shows of an exercise; controlled is a moment inside under way. */
export type ExerciseShown = ExerciseState | 'controlled';
export const exerciseShown = ({ state, controlledAt }: ExerciseRecord): ExerciseShown =>
  state === 'underway' && controlledAt !== undefined ? 'controlled' : state;

/** The word's key for a concluded exercise is its outcome when that was not a plain success. */
export const outcomeShown = ({ state, outcome }: ExerciseRecord): Outcome | undefined =>
  state === 'concluded' && outcome !== 'controlled' ? outcome : undefined;

export interface PlayedInject {
  readonly inject: InjectView;
  readonly record: InjectRecord;
  /** When it will be, or was due; absent while it waits for a condition. */
  readonly due: number | undefined;
}

const DONE: ReadonlySet<PlayState> = new Set([
  'released',
  'delivered',
  'acknowledged',
  'responded',
  'complete',
  'skipped',
  'superseded',
  'failed',
  'expired',
]);
const RELEASABLE: ReadonlySet<PlayState> = new Set(['planned', 'armed', 'due', 'held', 'deferred']);

export const releasable = ({ record }: PlayedInject): boolean =>
  RELEASABLE.has(record.play) && record.authoring !== 'obsolete';

/** Which tab of the injects panel a row belongs to. A parked one that a missed action armed has become due. */
export function tabOf({ inject, record }: PlayedInject): InjectTab {
  if (DONE.has(record.play)) return 'released';
  if (record.play === 'held') return 'held';
  return inject.parked && record.play !== 'due' && record.play !== 'armed' && record.play !== 'deferred'
    ? 'parked'
    : 'upcoming';
}

const unplanned: InjectRecord = { play: 'planned', authoring: 'approved' };

/** Every inject with what has become of it, the next first; those that wait for a condition come after the timed. */
export function playedInjects(injects: readonly InjectView[], state: DrillState): PlayedInject[] {
  const rows = injects.map((inject) => {
    const record = state.injects[inject.id] ?? unplanned;
    return { inject, record, due: record.deferredTo ?? record.due ?? record.planned ?? inject.at };
  });
  return rows.sort(
    (a, b) => (a.due ?? Number.MAX_VALUE) - (b.due ?? Number.MAX_VALUE) || a.inject.number - b.inject.number,
  );
}

/** The words' key for what the clock does. A recorded drill that does not play is paused, whatever was recorded. */
export function phaseShown(state: DrillState | undefined, status: Status | undefined): DrillState['phase'] {
  const phase = state?.phase ?? 'briefed';
  if (phase !== 'running' && phase !== 'paused') return phase;
  return status?.playing ? 'running' : 'paused';
}

/** Whether an order still waits for somebody. */
export const isOpen = (state: string): boolean => state === 'issued' || state === 'acknowledged' || state === 'overdue';
